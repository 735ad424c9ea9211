import { isAllowed } from '@tenon/organization';
import { connectors, customApiSettings, type ListedConnector } from '@tenon/store';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { cutByKey, nextLink, readPage } from '../paging.ts';
import { requireObject, tagsOf } from '../read-body.ts';
import type { ManagementServices } from '../services.ts';
import { toListedCustomApi } from './custom-api-shape.ts';
import { findCustomApi, isSeen, showCustomApi } from './find-custom-api.ts';
import { moveCustomApi } from './move-custom-api.ts';
import { putCustomApi } from './put-custom-api.ts';

const inGroup = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Web/customApis';

/** The path of a custom connector. */
export const customApiPath = `${inGroup}/{apiName}`;

/** Custom connectors (Microsoft.Web/customApis). */
export function customApiRoutes(services: ManagementServices): readonly ArmRoute[] {
  const read = 'Microsoft.Web/customApis/read';
  return [
    {
      method: 'GET',
      path: '/subscriptions/{subscriptionId}/providers/Microsoft.Web/customApis',
      permission: read,
      reach: 'list',
      handle: listCustomApis,
    },
    { method: 'GET', path: inGroup, permission: read, handle: listCustomApis },
    {
      method: 'GET',
      path: customApiPath,
      permission: read,
      handle: (context) =>
        context.inTenant(async (scope) => {
          const found = await findCustomApi(scope, context);
          const model = services.models.of(found.version).value;
          if (context.query.get('export') === 'true') return { status: 200, body: model?.definition ?? {} };
          return { status: 200, body: await showCustomApi(scope, { ...found, services }) };
        }),
    },
    {
      method: 'PUT',
      path: customApiPath,
      permission: 'Microsoft.Web/customApis/write',
      handle: (context) => putCustomApi(context, services),
    },
    {
      method: 'PATCH',
      path: customApiPath,
      permission: 'Microsoft.Web/customApis/write',
      handle: (context) =>
        context.inTenant(async (scope) => {
          const found = await findCustomApi(scope, context);
          const body = context.readBody();
          const tags = body === undefined ? undefined : tagsOf(requireObject(body, '{"tags"}'));
          const { connectorId } = found.connector;
          if (tags)
            await customApiSettings(scope).put(connectorId, {
              ...(await customApiSettings(scope).find(connectorId)),
              tags,
            });
          return { status: 200, body: await showCustomApi(scope, { ...found, services }) };
        }),
    },
    {
      method: 'POST',
      path: `${customApiPath}/move`,
      permission: 'Microsoft.Web/customApis/write',
      handle: (context) => moveCustomApi(context, services),
    },
    {
      method: 'DELETE',
      path: customApiPath,
      permission: 'Microsoft.Web/customApis/delete',
      handle: (context) =>
        context.inTenant(async (scope) => {
          const { subscriptionId, resourceGroup, params, caller } = context;
          const connector = await connectors(scope).findByName(subscriptionId, resourceGroup, params['apiName'] ?? '');
          if (connector === undefined || !isSeen(connector, caller.memberId)) return { status: 204 };
          await connectors(scope).delete(connector.connectorId);
          return { status: 200 };
        }),
    },
  ];
}

async function listCustomApis(context: ArmContext): Promise<ArmAnswer> {
  const { caller, subscriptionId, resourceGroup } = context;
  const page = readPage(context);
  return context.inTenant(async (scope) => {
    const all = await connectors(scope).list({ subscriptionId, ...(resourceGroup === '' ? {} : { resourceGroup }) });
    const seen = all.filter(
      (connector) =>
        isSeen(connector, caller.memberId) &&
        isAllowed(caller.roles, 'Microsoft.Web/customApis/read', {
          tenantId: caller.tenantId,
          subscriptionId,
          resourceGroup: connector.resourceGroup,
        }),
    );
    const { rows, last } = cutByKey(seen, keyOf, page);
    const value: ArmJson[] = [];
    for (const connector of rows) {
      value.push(toListedCustomApi(connector, await customApiSettings(scope).find(connector.connectorId)));
    }
    return { status: 200, body: { value, nextLink: last && nextLink(context, last) } };
  });
}

/** By name, then id. */
function keyOf({ name, connectorId }: ListedConnector): string {
  return `${name.toLowerCase()}\n${connectorId}`;
}
