import { listConnectors as contract } from '@tenon/contract';
import { worksAt } from '@tenon/organization';
import { connectors, resourceGroups } from '@tenon/store';
import { describeListed } from '../connectors/describe-connector.ts';
import { matchesSearch } from '../connectors/matches-search.ts';
import { route } from '../routing/route.ts';

/** The connectors that the caller sees in a subscription and region, his own drafts among them. */
export const listConnectors = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  handle: ({ query, member, inTenant }) =>
    inTenant(async (scope) => {
      const { subscriptionId, region, search } = query;
      const groups = await resourceGroups(scope).list(subscriptionId);
      const found = (await connectors(scope).list({ subscriptionId, region })).filter(
        (connector) =>
          (connector.state === 'draft'
            ? connector.createdBy === member.memberId
            : worksAt(member, connector, groups)) &&
          matchesSearch([connector.name, connector.title, connector.description], search),
      );
      return { connectors: found.map(describeListed) };
    }),
});
