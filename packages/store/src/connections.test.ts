import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tools/testing/fresh-database.ts';
import { connectionConsents } from './connection-consents.ts';
import { connections, newConnectionId, type SavedConnection } from './connections.ts';

let database: FreshDatabase;
const tenantId = randomUUID();
const otherTenantId = randomUUID();
const subscriptionId = randomUUID();
const at = new Date('2026-01-02T03:04:05Z');

beforeAll(async () => {
  database = await freshDatabase();
  await database.store.asSystem(async (scope) => {
    for (const id of [tenantId, otherTenantId]) {
      await scope.query(`insert into tenants (tenant_id, display_name, created_at) values ($1, 'T', $2)`, [id, at]);
    }
    await scope.query(
      `insert into subscriptions (tenant_id, subscription_id, display_name, created_at) values ($1, $2, 'S', $3)`,
      [tenantId, subscriptionId, at],
    );
  });
});
afterAll(() => database.drop());

function saved(name: string, changes: Partial<SavedConnection> = {}): SavedConnection {
  return {
    subscriptionId,
    resourceGroup: 'default',
    name,
    connectionId: newConnectionId(),
    region: 'local',
    displayName: name,
    connector: { kind: 'catalogue', name: 'pets' },
    parameterSet: undefined,
    values: { site: 'x' },
    secrets: { api_key: { version: 1, sealed: 'sealed' } },
    problem: undefined,
    tags: {},
    createdBy: undefined,
    at,
    ...changes,
  };
}

test('keeps a connection and finds it whatever the case of its names', async () => {
  const { store } = database;
  const made = await store.inTenant(tenantId, (scope) => connections(scope).save(saved('Pets-1')));
  const found = await store.inTenant(tenantId, (scope) =>
    connections(scope).find({ subscriptionId, resourceGroup: 'DEFAULT', name: 'pets-1' }),
  );
  expect(found).toEqual(made);
  expect(found).toMatchObject({
    name: 'Pets-1',
    values: { site: 'x' },
    secrets: { api_key: { version: 1 } },
    createdAt: at,
  });
});

test('pages by name', async () => {
  const { store } = database;
  await store.inTenant(tenantId, async (scope) => {
    for (const name of ['b', 'A', 'c']) await connections(scope).save(saved(name, { resourceGroup: 'paged' }));
    const first = await connections(scope).list({ subscriptionId, resourceGroup: 'Paged', limit: 2 });
    const after = first.at(-1)?.connectionId ?? '';
    const rest = await connections(scope).list({ subscriptionId, resourceGroup: 'paged', limit: 2, after });
    expect([...first, ...rest].map(({ name }) => name)).toEqual(['A', 'b', 'c']);
  });
});

test('another tenant sees no connection, and cannot make one in a subscription that is not its own', async () => {
  const { store } = database;
  const made = await store.inTenant(tenantId, (scope) => connections(scope).save(saved('mine')));
  await store.inTenant(otherTenantId, async (scope) => {
    expect(await connections(scope).findById(made.connectionId)).toBeUndefined();
    expect(await connections(scope).list({ limit: 10 })).toEqual([]);
    expect(await connections(scope).delete(made.connectionId)).toBe(false);
  });
  await expect(store.inTenant(otherTenantId, (scope) => connections(scope).save(saved('theirs')))).rejects.toThrow(
    'foreign key',
  );
});

test('each step of a consent is taken once, and not after it has expired', async () => {
  const { store } = database;
  const hash = (text: string) => createHash('sha256').update(text).digest();
  const expiresAt = new Date(at.getTime() + 600_000);
  await store.inTenant(tenantId, async (scope) => {
    const { connectionId } = await connections(scope).save(saved('oauth'));
    const purpose = { kind: 'connection', connectionId } as const;
    const consent = { purpose, parameterName: 'token', redirectUrl: 'https://x.example/', at, expiresAt };
    await connectionConsents(scope).offer({ ...consent, stateHash: hash('s1') }, (id) => `sealed ${id}`);
  });
  await store.asSystem(async (scope) => {
    const consents = connectionConsents(scope);
    expect(await consents.take(hash('s1'), { from: 'started', at })).toBeUndefined();
    expect(await consents.take(hash('s1'), { from: 'offered', at: expiresAt })).toBeUndefined();
    const started = await consents.take(hash('s1'), { from: 'offered', at });
    expect(started).toMatchObject({ tenantId, step: 'started', sealed: `sealed ${started?.consentId}` });
    expect(await consents.take(hash('s1'), { from: 'started', at })).toMatchObject({ step: 'returned' });
    expect(await consents.take(hash('s1'), { from: 'started', at })).toBeUndefined();
    expect(await consents.take(hash('s1'), { from: 'offered', at })).toBeUndefined();
    await consents.setReturned(started?.consentId ?? '', { codeHash: hash('c1'), sealed: 'tokens' });
    expect(await consents.confirm(hash('c1'), at)).toMatchObject({ sealed: 'tokens' });
    expect(await consents.confirm(hash('c1'), at)).toBeUndefined();
  });
});
