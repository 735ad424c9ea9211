import { regions } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';

const subscription = '/subscriptions/{subscriptionId}';
const group = `${subscription}/resourceGroups/{resourceGroupName}`;
const web = 'providers/Microsoft.Web';
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

/** What there is: providers and operations. Gateways do not exist here, so their lists are empty. */
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
