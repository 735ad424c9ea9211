import { isAllowed, type Permission } from '@tenon/organization';
import {
  connections,
  connectors,
  integrationAccounts,
  regions,
  resourceGroups,
  type Scope,
  workflows,
} from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { accountId } from '../logic/integration-account-routes.ts';
import { workflowResourceId } from '../logic/workflow-shape.ts';
import { customApiId } from '../web/api-reference.ts';
import { connectionResourceId } from '../web/connection-shape.ts';

const subscription = '/subscriptions/{subscriptionId}';
const group = `${subscription}/resourceGroups/{resourceGroupName}`;
const web = 'providers/Microsoft.Web';
/** A list of everything is for looking around; who needs more asks for one type. */
const mostOfAType = 1_000;

const providers: readonly {
  readonly namespace: string;
  readonly types: readonly string[];
  readonly versions: readonly string[];
}[] = [
  {
    namespace: 'Microsoft.Logic',
    types: ['workflows', 'locations/workflows', 'integrationAccounts', 'operations'],
    versions: ['2019-05-01', '2018-07-01-preview', '2016-10-01', '2016-06-01'],
  },
  {
    namespace: 'Microsoft.Web',
    types: ['customApis', 'connections', 'locations/managedApis', 'connectionGateways'],
    versions: ['2018-07-01-preview', '2016-06-01', '2015-08-01-preview'],
  },
  {
    namespace: 'Microsoft.Resources',
    types: ['resourceGroups', 'subscriptions', 'tenants'],
    versions: ['2022-12-01', '2021-04-01'],
  },
];

/** What there is: providers, operations, and all resources of a subscription or group. Gateways do not exist here, so their lists are empty. */
export function providerRoutes(): readonly ArmRoute[] {
  const empty = (path: string): ArmRoute => ({
    method: 'GET',
    path,
    permission: 'anyone',
    handle: async () => ({ status: 200, body: { value: [] } }),
  });
  return [
    {
      method: 'GET',
      path: `${subscription}/providers`,
      permission: 'anyone',
      handle: async (context) => ({ status: 200, body: { value: await describeProviders(context) } }),
    },
    {
      method: 'GET',
      path: `${subscription}/providers/{namespace}`,
      permission: 'anyone',
      handle: async (context) => {
        const wanted = context.params['namespace']?.toLowerCase();
        const index = providers.findIndex(({ namespace }) => namespace.toLowerCase() === wanted);
        if (index < 0)
          throw armRefusal('NotFound', `There is no provider '${context.params['namespace']?.slice(0, 100)}' here.`);
        return { status: 200, body: (await describeProviders(context))[index] };
      },
    },
    {
      method: 'GET',
      path: '/providers/Microsoft.Logic/operations',
      permission: 'anyone',
      handle: async () => ({
        status: 200,
        body: {
          value: ['read', 'write', 'delete', 'run/action', 'listSecrets/action'].map((operation) => ({
            name: `Microsoft.Logic/workflows/${operation}`,
            display: { provider: 'Microsoft Logic', resource: 'workflows', operation },
          })),
        },
      }),
    },
    { method: 'GET', path: `${subscription}/resources`, permission: 'anyone', handle: listResources },
    {
      method: 'GET',
      path: `${group}/resources`,
      permission: 'Microsoft.Resources/resourceGroups/read',
      handle: listResources,
    },
    empty(`${subscription}/${web}/connectionGateways`),
    empty(`${group}/${web}/connectionGateways`),
    empty(`${subscription}/${web}/locations/{location}/connectionGatewayInstallations`),
  ];
}

async function describeProviders(context: ArmContext): Promise<readonly ArmJson[]> {
  const locations = (await context.inTenant((scope) => regions(scope).list())).map(({ displayName }) => displayName);
  return providers.map(({ namespace, types, versions }) => ({
    id: `/subscriptions/${context.subscriptionId}/providers/${namespace}`,
    namespace,
    registrationPolicy: 'RegistrationFree',
    registrationState: 'Registered',
    resourceTypes: types.map((resourceType) => ({
      resourceType,
      locations: [...locations],
      apiVersions: [...versions],
    })),
  }));
}

async function listResources(context: ArmContext) {
  const value = await context.inTenant(async (scope) => {
    const groups =
      context.resourceGroup === ''
        ? (await resourceGroups(scope).list(context.subscriptionId)).map(({ name }) => name)
        : [context.resourceGroup];
    const found: ArmJson[] = [];
    for (const name of groups) found.push(...(await resourcesOf(scope, context, name)));
    return found;
  });
  return { status: 200, body: { value } };
}

async function resourcesOf(
  scope: Scope,
  { caller, subscriptionId }: ArmContext,
  resourceGroup: string,
): Promise<readonly ArmJson[]> {
  const may = (permission: Permission) =>
    isAllowed(caller.roles, permission, { tenantId: caller.tenantId, subscriptionId, resourceGroup });
  const where = { subscriptionId, resourceGroup, limit: mostOfAType };
  const found: ArmJson[] = [];
  if (may('Microsoft.Logic/workflows/read')) {
    for (const workflow of await workflows(scope).list(where)) {
      found.push({
        id: workflowResourceId(workflow),
        name: workflow.name,
        type: 'Microsoft.Logic/workflows',
        location: workflow.location,
        tags: workflow.tags,
      });
    }
  }
  if (may('Microsoft.Logic/integrationAccounts/read')) {
    for (const account of await integrationAccounts(scope).list(where)) {
      found.push({
        id: accountId(account),
        name: account.name,
        type: 'Microsoft.Logic/integrationAccounts',
        location: account.region,
        tags: account.tags,
      });
    }
  }
  if (may('Microsoft.Web/connections/read')) {
    for (const connection of await connections(scope).list(where)) {
      found.push({
        id: connectionResourceId(connection),
        name: connection.name,
        type: 'Microsoft.Web/connections',
        location: connection.region,
        tags: connection.tags,
      });
    }
  }
  if (may('Microsoft.Web/customApis/read')) {
    for (const connector of await connectors(scope).list(where)) {
      if (connector.state === 'draft' && connector.createdBy !== caller.memberId) continue;
      found.push({
        id: customApiId(connector),
        name: connector.name,
        type: 'Microsoft.Web/customApis',
        location: connector.region,
      });
    }
  }
  return found;
}
