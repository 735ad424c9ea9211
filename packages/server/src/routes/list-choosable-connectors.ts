import { type AnswerOf, listChoosableConnectors as contract } from '@tenon/contract';
import { worksAt } from '@tenon/organization';
import { catalogueEntries, connectors, connectorVersions, resourceGroups, type Scope } from '@tenon/store';
import { builtInConnectors } from '../connectors/built-in-connectors.ts';
import { describeChoosableOperations } from '../connectors/describe-operation.ts';
import { describeSecurity } from '../connectors/describe-security.ts';
import { isOffered } from '../connectors/find-connector.ts';
import { matchesSearch } from '../connectors/matches-search.ts';
import { type MemberCall, route } from '../routing/route.ts';

type Choosable = AnswerOf<typeof contract>['connectors'][number];

/** Everything offered of the catalogue at once; a search narrows it. */
const mostCommunity = 100;

/** What a designer offers in a subscription and region. */
export const listChoosableConnectors = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  handle: (call) =>
    call.inTenant(async (scope) => {
      const wanted = call.query.scope;
      return {
        connectors: [
          ...(wanted === undefined || wanted === 'custom' ? await listCustom(scope, call) : []),
          ...(wanted === undefined || wanted === 'community' ? await listCommunity(scope, call) : []),
          ...(wanted === undefined || wanted === 'built-in' ? listBuiltIn(call.query.search) : []),
        ],
      };
    }),
});

/** The sharing rule: same tenant, same subscription, same region, and nothing else. */
async function listCustom(scope: Scope, { query, member, parts }: MemberCall<typeof contract>): Promise<Choosable[]> {
  const { subscriptionId, region, search } = query;
  const groups = await resourceGroups(scope).list(subscriptionId);
  if (!worksAt(member, { tenantId: member.tenantId, subscriptionId, region }, groups)) return [];
  const found = await connectors(scope).list({ subscriptionId, region });
  const chosen: Choosable[] = [];
  for (const connector of found) {
    if (!isOffered(connector, member, subscriptionId, region)) continue;
    if (!matchesSearch([connector.name, connector.title, connector.description], search)) continue;
    const version = await connectorVersions(scope).newestSaved(connector.connectorId);
    const model = version === undefined ? undefined : parts.models.of(version).value;
    if (model === undefined) continue;
    chosen.push({
      scope: 'custom',
      apiId: `/subscriptions/${subscriptionId}/resourceGroups/${connector.resourceGroup}/providers/Microsoft.Web/customApis/${connector.name}`,
      name: connector.name,
      title: connector.title,
      description: connector.description,
      icon: connector.icon,
      color: connector.color,
      preview: false,
      security: describeSecurity(model).kind,
      operations: describeChoosableOperations(model),
    });
  }
  return chosen;
}

async function listCommunity(scope: Scope, { query, parts }: MemberCall<typeof contract>): Promise<Choosable[]> {
  const { subscriptionId, region, search } = query;
  const found = await catalogueEntries(scope).list({ search: search?.trim(), offset: 0, limit: mostCommunity });
  const chosen: Choosable[] = [];
  for (const listed of found) {
    const entry = await catalogueEntries(scope).find(listed.name);
    const model = entry === undefined ? undefined : parts.models.of(entry).value;
    if (model === undefined) continue;
    chosen.push({
      scope: 'community',
      apiId: `/subscriptions/${subscriptionId}/providers/Microsoft.Web/locations/${region}/managedApis/${listed.name}`,
      name: listed.name,
      title: listed.title,
      description: listed.description,
      icon: listed.icon,
      color: listed.color,
      preview: listed.state === 'preview',
      security: describeSecurity(model).kind,
      operations: describeChoosableOperations(model),
    });
  }
  return chosen;
}

function listBuiltIn(search: string | undefined): readonly Choosable[] {
  return builtInConnectors.filter(({ name, title, description, operations }) =>
    matchesSearch([name, title, description, ...operations.map(({ summary }) => summary)], search),
  );
}
