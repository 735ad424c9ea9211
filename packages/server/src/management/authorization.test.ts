import { randomUUID } from 'node:crypto';
import { members, roleAssignments, subscriptions, tenants } from '@tenon/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { makeApiToken } from '../authentication/make-api-token.ts';
import type { ArmRoute } from './arm-route.ts';
import { managementRoutes } from './serve-management.ts';
import type { ManagementServices } from './services.ts';

/** Every route, without anything behind it: only its permission is looked at. */
const routes: readonly ArmRoute[] = managementRoutes({} as ManagementServices);

let managed: ManagedServer;
const tokens: Record<'reader' | 'stranger', string> = { reader: '', stranger: '' };

beforeAll(async () => {
  managed = await startManagedServer();
  const { tenantId } = managed.access;
  tokens.reader = await memberOf(tenantId, [{ role: 'Reader', scope: `/tenants/${tenantId}` }]);
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
  tokens.stranger = await memberOf(foreign, [{ role: 'Owner', scope: `/tenants/${foreign}` }]);
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
    const answer = await managed.send(route.method, pathOf(route), { token: tokens.stranger });
    expect(answer.status).toBe(404);
    if (route.method !== 'HEAD') expect(answer.body.error.code).toBe('SubscriptionNotFound');
  },
);

test.each(named.filter(({ route }) => !route.permission.endsWith('/read') && route.permission !== 'anyone'))(
  '$name is closed to a reader',
  async ({ route }) => {
    const answer = await managed.send(route.method, pathOf(route), { token: tokens.reader });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'AuthorizationFailed' } } });
  },
);

test.each(named.filter(({ route }) => route.method !== 'GET' && route.method !== 'HEAD'))(
  '$name asks for more than being signed in, or changes nothing',
  ({ route }) => {
    const changesNothing = /Wsdl|validate$|listSwagger|generateUpgradedDefinition|listExpressionTraces/i.test(
      route.path,
    );
    expect(changesNothing || (route.permission !== 'anyone' && !route.permission.endsWith('/read'))).toBe(true);
  },
);
