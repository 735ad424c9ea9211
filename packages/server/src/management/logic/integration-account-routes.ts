import { isAllowed } from '@tenon/organization';
import { type IntegrationAccount, integrationAccounts, type Scope } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { cutByKey, nextLink, readPage } from '../paging.ts';
import { requireObject, tagsOf, textMember } from '../read-body.ts';
import { checkResourceName, toInstant } from '../resource-id.ts';
import { resourceRegion } from '../resource-region.ts';
import type { ManagementServices } from '../services.ts';

const all = '/subscriptions/{subscriptionId}/providers/Microsoft.Logic/integrationAccounts';
const inGroup =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Logic/integrationAccounts';

/** The path of an integration account. */
export const accountPath = `${inGroup}/{integrationAccountName}`;

/** Integration accounts (Microsoft.Logic): they hold the maps and schemas that actions apply. */
export function integrationAccountRoutes(services: ManagementServices): readonly ArmRoute[] {
  const read = 'Microsoft.Logic/integrationAccounts/read';
  const write = 'Microsoft.Logic/integrationAccounts/write';
  return [
    { method: 'GET', path: all, permission: read, reach: 'list', handle: listAccounts },
    { method: 'GET', path: inGroup, permission: read, handle: listAccounts },
    {
      method: 'GET',
      path: accountPath,
      permission: read,
      handle: (context) =>
        context.inTenant(async (scope) => ({ status: 200, body: toResource(await findAccount(scope, context)) })),
    },
    { method: 'PUT', path: accountPath, permission: write, handle: (context) => putAccount(context, services) },
    {
      method: 'PATCH',
      path: accountPath,
      permission: write,
      handle: (context) =>
        context.inTenant(async (scope) => {
          const account = await findAccount(scope, context);
          const body = context.readBody();
          const tags = body === undefined ? undefined : tagsOf(requireObject(body, '{"tags"}'));
          if (tags)
            await integrationAccounts(scope).save(account, { region: account.region, tags, at: services.clock.now() });
          return { status: 200, body: toResource(await findAccount(scope, context)) };
        }),
    },
    {
      method: 'DELETE',
      path: accountPath,
      permission: 'Microsoft.Logic/integrationAccounts/delete',
      handle: (context) =>
        context.inTenant(async (scope) => {
          const account = await lookUpAccount(scope, context);
          if (account === undefined) return { status: 204 };
          await integrationAccounts(scope).delete(account.accountId);
          return { status: 200 };
        }),
    },
  ];
}

/** The id of an integration account in the management API. */
export function accountId({ subscriptionId, resourceGroup, name }: IntegrationAccount): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Logic/integrationAccounts/${name}`;
}

/** The integration account that a path names; refuses when there is none. */
export async function findAccount(scope: Scope, context: ArmContext): Promise<IntegrationAccount> {
  const found = await lookUpAccount(scope, context);
  if (found !== undefined) return found;
  const name = context.params['integrationAccountName']?.slice(0, 100);
  throw armRefusal('ResourceNotFound', `The integration account '${name}' could not be found.`);
}

function lookUpAccount(scope: Scope, context: ArmContext): Promise<IntegrationAccount | undefined> {
  return integrationAccounts(scope).find({
    subscriptionId: context.subscriptionId,
    resourceGroup: context.resourceGroup,
    name: context.params['integrationAccountName'] ?? '',
  });
}

function listAccounts(context: ArmContext): Promise<ArmAnswer> {
  const page = readPage(context);
  const { caller, subscriptionId, resourceGroup } = context;
  return context.inTenant(async (scope) => {
    const place = { subscriptionId, ...(resourceGroup === '' ? {} : { resourceGroup }) };
    const shown = (await integrationAccounts(scope).list(place)).filter((account) =>
      isAllowed(caller.roles, 'Microsoft.Logic/integrationAccounts/read', {
        tenantId: caller.tenantId,
        subscriptionId,
        resourceGroup: account.resourceGroup,
      }),
    );
    const { rows, last } = cutByKey(shown, (account) => accountId(account).toLowerCase(), page);
    return { status: 200, body: { value: rows.map(toResource), nextLink: last && nextLink(context, last) } };
  });
}

function putAccount(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const { subscriptionId, resourceGroup } = context;
  const name = context.params['integrationAccountName'] ?? '';
  return context.inTenant(async (scope) => {
    const existing = await lookUpAccount(scope, context);
    if (existing === undefined) checkResourceName(name, 80);
    const body = requireObject(context.readBody(), 'the integration account');
    const region = await resourceRegion(scope, textMember(body, 'location'), {
      what: 'an integration account',
      existing,
      groupRegion: context.region,
    });
    const tags = tagsOf(body) ?? existing?.tags ?? {};
    const outcome = await integrationAccounts(scope).save(
      { subscriptionId, resourceGroup, name: existing?.name ?? name },
      { region, tags, at: services.clock.now() },
    );
    return { status: outcome === 'created' ? 201 : 200, body: toResource(await findAccount(scope, context)) };
  });
}

function toResource(account: IntegrationAccount): ArmJson {
  return {
    id: accountId(account),
    name: account.name,
    type: 'Microsoft.Logic/integrationAccounts',
    location: account.region,
    tags: account.tags,
    sku: { name: 'Standard' },
    properties: {
      state: 'Enabled',
      createdTime: toInstant(account.createdAt),
      changedTime: toInstant(account.changedAt),
    },
  };
}
