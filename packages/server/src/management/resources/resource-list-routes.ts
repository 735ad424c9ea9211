import { isAllowed, type Permission } from '@tenon/organization';
import {
  connections,
  connectors,
  customApiSettings,
  integrationAccounts,
  resourceGroups,
  type Scope,
  workflows,
} from '@tenon/store';
import type { ArmAnswer, ArmContext, ArmRoute } from '../arm-route.ts';
import { type FilterClause, filterMatcher, readFilter, unknownFilter } from '../filter.ts';
import { accountId } from '../logic/integration-account-routes.ts';
import { workflowResourceId } from '../logic/workflow-shape.ts';
import { cutByKey, nextLink, readPage } from '../paging.ts';
import { customApiId } from '../web/api-reference.ts';
import { connectionResourceId } from '../web/connection-shape.ts';
import { isTagClause, tagTest } from './tag-filter.ts';

const subscription = '/subscriptions/{subscriptionId}';
/** A list of everything is for looking around; who needs more of a type in a group asks for the list of that type. */
const mostOfAType = 1_000;

/** All resources of a subscription or a resource group, of every type (Microsoft.Resources). */
export function resourceListRoutes(): readonly ArmRoute[] {
  return [
    { method: 'GET', path: `${subscription}/resources`, permission: 'anyone', handle: listResources },
    {
      method: 'GET',
      path: `${subscription}/resourceGroups/{resourceGroupName}/resources`,
      permission: 'Microsoft.Resources/resourceGroups/read',
      handle: listResources,
    },
  ];
}

interface ListedResource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
}

async function listResources(context: ArmContext): Promise<ArmAnswer> {
  const page = readPage(context, { defaultTop: mostOfAType });
  const matches = readResourceFilter(context.query.get('$filter'));
  const found = await context.inTenant(async (scope) => {
    const groups =
      context.resourceGroup === ''
        ? (await resourceGroups(scope).list(context.subscriptionId)).map(({ name }) => name)
        : [context.resourceGroup];
    const all: ListedResource[] = [];
    for (const group of groups) {
      const there = await resourcesOf(scope, context, group);
      all.push(...there.filter((resource) => matches(resource, group)));
    }
    return all;
  });
  const { rows, last } = cutByKey(found, ({ id }) => id.toLowerCase(), page);
  const value = rows.map((resource) => ({ ...resource }));
  return { status: 200, body: { value, nextLink: last && nextLink(context, last) } };
}

async function resourcesOf(
  scope: Scope,
  { caller, subscriptionId }: ArmContext,
  resourceGroup: string,
): Promise<readonly ListedResource[]> {
  const may = (permission: Permission) =>
    isAllowed(caller.roles, permission, { tenantId: caller.tenantId, subscriptionId, resourceGroup });
  const where = { subscriptionId, resourceGroup, limit: mostOfAType };
  const found: ListedResource[] = [];
  if (may('Microsoft.Logic/workflows/read')) {
    for (const workflow of await workflows(scope).list(where)) {
      const { name, location, tags } = workflow;
      found.push({ id: workflowResourceId(workflow), name, type: 'Microsoft.Logic/workflows', location, tags });
    }
  }
  if (may('Microsoft.Logic/integrationAccounts/read')) {
    for (const account of await integrationAccounts(scope).list(where)) {
      const { name, region: location, tags } = account;
      found.push({ id: accountId(account), name, type: 'Microsoft.Logic/integrationAccounts', location, tags });
    }
  }
  if (may('Microsoft.Web/connections/read')) {
    for (const connection of await connections(scope).list(where)) {
      const { name, region: location, tags } = connection;
      found.push({ id: connectionResourceId(connection), name, type: 'Microsoft.Web/connections', location, tags });
    }
  }
  if (may('Microsoft.Web/customApis/read')) {
    for (const connector of await connectors(scope).list(where)) {
      if (connector.state === 'draft' && connector.createdBy !== caller.memberId) continue;
      const { name, region: location } = connector;
      const { tags } = await customApiSettings(scope).find(connector.connectorId);
      found.push({ id: customApiId(connector), name, type: 'Microsoft.Web/customApis', location, tags });
    }
  }
  return found;
}

/** `resourceType eq 'Microsoft.Logic/workflows'`, `name`, `location`, `resourceGroup` (`eq` or `ne`, ignoring case), and tags. */
function readResourceFilter(text: string | null): (resource: ListedResource, resourceGroup: string) => boolean {
  const matches = filterMatcher<ResourceInGroup>(readFilter(text), (clause, beside) =>
    isTagClause(clause) ? tagTest(clause, beside) : propertyTest(clause),
  );
  return (resource, resourceGroup) => matches({ ...resource, resourceGroup });
}

type ResourceInGroup = ListedResource & { readonly resourceGroup: string };

const properties = {
  resourcetype: 'type',
  name: 'name',
  location: 'location',
  resourcegroup: 'resourceGroup',
} as const;

function propertyTest(clause: FilterClause): (resource: ResourceInGroup) => boolean {
  const property = properties[clause.name as keyof typeof properties];
  const isKnown = Object.hasOwn(properties, clause.name) && clause.kind === 'compare' && clause.value !== null;
  if (!isKnown || (clause.operator !== 'eq' && clause.operator !== 'ne')) throw unknownFilter(clause);
  const wanted = (clause.value ?? '').toLowerCase();
  return (resource) => (resource[property].toLowerCase() === wanted) === (clause.operator === 'eq');
}
