import * as contract from '@tenon/contract';
import { isAllowed, isAllowedSomewhere, type RoleName, toScope } from '@tenon/organization';
import { members, roleAssignments } from '@tenon/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApiToken } from '../authentication/make-api-token.ts';
import { makeTenant } from '../ownership/first-owner.ts';
import type { ServerParts } from '../parts.ts';
import { platformRoutes } from '../routes/index.ts';
import { asFiles, bareDefinition } from '../testing/print-framer.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import type { Route } from './route.ts';

// Attacks T25, T26, T33 of docs/security.md.

const people = ['owner', 'contributor', 'reader', 'reviewer', 'operator', 'nobody', 'foreign owner'] as const;
type Person = (typeof people)[number];
const roleOf: Readonly<Record<Person, RoleName | undefined>> = {
  owner: 'Owner',
  contributor: 'Contributor',
  reader: 'Reader',
  reviewer: 'Catalogue reviewer',
  operator: 'Operator',
  nobody: undefined,
  'foreign owner': 'Owner',
};

let fresh: TestServer;
let home: { tenantId: string; subscriptionId: string; connectorId: string };
const tokens = new Map<
  Person,
  { readonly token: string; readonly tenantId: string; readonly held: { role: string; scope: string }[] }
>();

beforeAll(async () => {
  const connectorCalls = { listTestSignIns: async () => [], endTestSignIns: async () => undefined };
  fresh = await startTestServer({ connectorCalls: connectorCalls as unknown as ServerParts['connectorCalls'] });
  const { store, clock, ids } = fresh.parts;
  const first = await fresh.claim('Ada');
  const session = (await first.send('GET', '/api/v1/me')).body;
  const [subscription] = session.subscriptions;
  const place = { subscriptionId: subscription.id, resourceGroup: 'default' };
  const connector = (await first.send('POST', '/api/v1/connectors', { ...place, files: asFiles(bareDefinition) })).body;
  await first.send('PATCH', `/api/v1/connectors/${connector.id}/general`, { host: 'api.example.com' });
  await first.send('POST', `/api/v1/connectors/${connector.id}/save`, {});
  home = { tenantId: session.tenant.id, subscriptionId: subscription.id, connectorId: connector.id };
  await store.asSystem(async (scope) => {
    const foreign = await makeTenant(scope, fresh.parts, 'Foreign');
    for (const person of people) {
      const tenantId = person === 'foreign owner' ? foreign.tenantId : home.tenantId;
      const role = roleOf[person];
      const memberId = ids.next();
      const held =
        role === undefined
          ? []
          : [{ role, scope: role === 'Operator' || role === 'Catalogue reviewer' ? '/' : toScope({ tenantId }) }];
      const createdAt = clock.now();
      await members(scope).insert({
        tenantId,
        memberId,
        displayName: person,
        email: null,
        passwordHash: null,
        status: 'active',
        createdAt,
      });
      for (const each of held) {
        await roleAssignments(scope).insert({ ...each, tenantId, assignmentId: ids.next(), memberId, createdAt });
      }
      const { token } = await makeApiToken(scope, fresh.parts, { tenantId, memberId, name: person });
      tokens.set(person, { token, tenantId, held });
    }
  });
});
afterAll(() => fresh.close());

/** A call of a route that names what exists in the first tenant, as far as it can. */
function callOf({ contract: { method, path } }: Route, person?: Person) {
  const named: Readonly<Record<string, string>> = {
    connectorId: home.connectorId,
    subscriptionId: home.subscriptionId,
    operationId: 'GetQuery',
    resourceGroup: 'default',
    point: 'tested',
    name: 'Nothing',
  };
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '0192d6a0-0000-7000-8000-000000000000');
  const query =
    path.includes('choosable') || path === '/api/v1/connectors'
      ? `?subscriptionId=${home.subscriptionId}&region=local`
      : '';
  const token = person === undefined ? undefined : tokens.get(person)?.token;
  return fresh.server.inject({
    method,
    url: `${url}${method === 'GET' ? query : ''}`,
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    ...(method === 'GET' || method === 'DELETE' ? {} : { payload: {} }),
  });
}

const inOrder = [...platformRoutes].sort(
  (a, b) => Number(a.contract.method === 'DELETE') - Number(b.contract.method === 'DELETE'),
);
const isReal = ({ contract: { path } }: Route) => path !== '/api/v1/sessions/current';

test('every route of the contract is answered, and every route is in the contract', () => {
  const named = Object.values(contract).filter((entry) => typeof entry === 'object' && 'method' in entry);
  const place = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
  expect(platformRoutes.map((route) => place(route.contract)).sort()).toEqual(named.map(place).sort());
});

test('every route that the router knows below /api/v1 is one with an access entry', () => {
  const known = new Set(platformRoutes.map(({ contract: { path } }) => path.replace(/\{(\w+)\}/g, ':$1')));
  const found = routesOf(fresh.server.printRoutes({ commonPrefix: false }));
  expect(found.filter((path) => path.startsWith('/api/v1') && !known.has(path))).toEqual(['/api/v1/openapi.json']);
  expect(found.filter((path) => path.startsWith('/api/v1')).length).toBe(known.size + 1);
});

/** The paths in the picture that the router draws of itself. */
function routesOf(picture: string): string[] {
  const stack: string[] = [];
  const found: string[] = [];
  for (const line of picture.split('\n')) {
    const match = /^([│ ]*)[├└]── (\S+)(?: \((.*)\))?/.exec(line);
    if (match === null) continue;
    const [, indent = '', part = '', methods] = match;
    stack.length = indent.length / 4;
    stack.push(part);
    if (methods !== undefined) found.push(stack.join(''));
  }
  return [...new Set(found)];
}

describe('who signed in with nothing', () => {
  test.each(inOrder.map((route) => ({ name: `${route.contract.method} ${route.contract.path}`, route })))(
    '$name',
    async ({ route }) => {
      const { statusCode } = await callOf(route);
      if (route.access.kind === 'anyone') expect([401, 200, 400, 404]).toContain(statusCode);
      else expect(statusCode).toBe(401);
    },
  );
});

describe.each(people)('%s', (person) => {
  test.each(
    inOrder.filter(isReal).map((route) => ({ name: `${route.contract.method} ${route.contract.path}`, route })),
  )('$name', async ({ route }) => {
    const { access } = route;
    const { statusCode, body } = await callOf(route, person);
    expect(statusCode).toBeLessThan(500);
    if (access.kind !== 'permission') return;
    const { tenantId = '', held = [] } = tokens.get(person) ?? {};
    const entered =
      access.at === 'instance'
        ? isAllowed(held, access.permission, {})
        : access.at === 'tenant'
          ? isAllowed(held, access.permission, { tenantId })
          : isAllowedSomewhere(held, access.permission, { tenantId });
    if (entered) expect(statusCode).not.toBe(403);
    else expect([statusCode, JSON.parse(body).error.code]).toEqual([403, 'not-allowed']);
    // What belongs to the first tenant does not exist for another.
    const namesAThing = /\{(connectorId|subscriptionId)\}/.test(route.contract.path);
    if (person === 'foreign owner' && namesAThing) expect([400, 404]).toContain(statusCode);
  });
});
