import { getAudience as contract } from '@tenon/contract';
import { findAudience } from '../connectors/find-audience.ts';
import { findConnector } from '../connectors/find-connector.ts';
import { route } from '../routing/route.ts';

/** Who can see a connector. */
export const getAudience = route({
  contract,
  permission: 'Microsoft.Web/customApis/announce/action',
  at: 'target',
  handle: ({ params, member, inTenant, authorize }) =>
    inTenant(async (scope) => {
      const connector = await findConnector(scope, member, params.connectorId);
      authorize(connector);
      const audience = await findAudience(scope, connector);
      return { members: audience.map(({ memberId, displayName }) => ({ id: memberId, displayName })) };
    }),
});
