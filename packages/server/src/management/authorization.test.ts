import { randomUUID } from 'node:crypto';
import { isAllowed, isAllowedSomewhere, type RoleName, roles, toScope } from '@tenon/organization';
import { members, roleAssignments, subscriptions, tenants } from '@tenon/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { makeApiToken } from '../authentication/make-api-token.ts';
import type { ArmRoute } from './arm-route.ts';
import { managementRoutes } from './serve-management.ts';
import type { ManagementServices } from './services.ts';

// Attack T25 of docs/security.md.

/** Every route, without anything behind it: only its permission is looked at. */
const routes: readonly ArmRoute[] = managementRoutes({} as ManagementServices);

let managed: ManagedServer;
let stranger: string;

beforeAll(async () => {
  managed = await startManagedServer();
  const foreign = randomUUID();
  await managed.store.asSystem(async (scope) => {
    await tenants(scope).insert({ tenantId: foreign, displayName: 'Foreign', createdAt: new Date() });
    await subscriptions(scope).insert({
      tenantId: foreign,
      subscriptionId: randomUUID(),
      displayName: 'S',
      createdAt: new Date(),
    });
  });
  stranger = await memberOf(foreign, [{ role: 'Owner', scope: `/tenants/${foreign}` }]);
});
afterAll(() => managed.close());

async function memberOf(tenantId: string, roles: readonly { role: string; scope: string }[]): Promise<string> {
  const memberId = randomUUID();
  return managed.store.inTenant(tenantId, async (scope) => {
    await members(scope).insert({
      tenantId,
      memberId,
      displayName: 'M',
      email: null,
      passwordHash: null,
      status: 'active',
      createdAt: new Date(),
    });
    for (const role of roles)
      await roleAssignments(scope).insert({
        tenantId,
        assignmentId: randomUUID(),
        memberId,
        ...role,
        createdAt: new Date(),
      });
    return (await makeApiToken(scope, managed.parts, { tenantId, memberId, name: 't' })).token;
  });
}

function pathOf({ path }: ArmRoute): string {
  const { subscriptionId, resourceGroup } = managed.access;
  const known: Readonly<Record<string, string>> = {
    subscriptionId,
    resourceGroupName: resourceGroup,
    location: 'local',
    namespace: 'Microsoft.Logic',
  };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? 'x');
}

const named = routes.map((route) => ({ name: `${route.method} ${route.path}`, route }));

test.each(named)('$name is closed to callers without a token', async ({ route }) => {
  const answer = await managed.send(route.method, pathOf(route), { token: null });
  expect(answer.status).toBe(401);
});

test.each(named.filter(({ route }) => route.path.includes('{subscriptionId}')))(
  '$name does not exist for another tenant',
  async ({ route }) => {
    const answer = await managed.send(route.method, pathOf(route), { token: stranger });
    expect(answer.status).toBe(404);
    if (route.method !== 'HEAD') expect(answer.body.error.code).toBe('SubscriptionNotFound');
  },
);

/** Every role, and a role that is held in another resource group only. */
const people = [
  ...(Object.keys(roles) as RoleName[]).map((role) => ({ person: role, role, elsewhere: false })),
  { person: 'Owner of another resource group', role: 'Owner' as const, elsewhere: true },
];

describe.each(people)('$person', ({ role, elsewhere }) => {
  let token: string;
  let held: { readonly role: string; readonly scope: string }[];
  beforeAll(async () => {
    const { tenantId, subscriptionId } = managed.access;
    const inTenant = elsewhere ? { tenantId, subscriptionId, resourceGroup: 'elsewhere' } : { tenantId };
    held = [{ role, scope: roles[role].level === 'instance' ? '/' : toScope(inTenant) }];
    token = await memberOf(tenantId, held);
  });

  // What may be deleted is deleted last.
  const inOrder = [...named].sort((a, b) => Number(a.route.method === 'DELETE') - Number(b.route.method === 'DELETE'));
  test.each(inOrder)('$name is open as far as the role permits', async ({ route }) => {
    const { tenantId, subscriptionId } = managed.access;
    const path = route.path.includes('{resourceGroupName}')
      ? pathOf(route).replace(managed.group, `${managed.subscription}/resourceGroups/rights`)
      : pathOf(route);
    if (path.includes('/rights')) {
      await managed.send('PUT', `${managed.subscription}/resourceGroups/rights`, { body: { location: 'local' } });
    }
    const answer = await managed.send(route.method, path, { token });
    expect(answer.status).toBeLessThan(500);
    if (route.permission === 'anyone' || !route.path.includes('{subscriptionId}')) return;
    const place = {
      tenantId,
      subscriptionId,
      ...(route.path.includes('{resourceGroupName}') ? { resourceGroup: 'rights' } : {}),
    };
    const permitted = (route.reach === 'list' ? isAllowedSomewhere : isAllowed)(held, route.permission, place);
    const isClosed = answer.status === 403 || /^(Subscription|ResourceGroup)NotFound$/.test(answer.body?.error?.code);
    expect([route.permission, isClosed || (route.method === 'HEAD' && answer.status === 404)]).toEqual([
      route.permission,
      !permitted,
    ]);
  });
});

test.each(named.filter(({ route }) => route.method !== 'GET' && route.method !== 'HEAD'))(
  '$name asks for more than being signed in, or changes nothing',
  ({ route }) => {
    const changesNothing = /Wsdl|validate$|listSwagger|generateUpgradedDefinition|listExpressionTraces/i.test(
      route.path,
    );
    expect(changesNothing || (route.permission !== 'anyone' && !route.permission.endsWith('/read'))).toBe(true);
  },
);
