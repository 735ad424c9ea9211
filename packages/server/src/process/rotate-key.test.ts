import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunEvent } from '@tenon/run';
import { createVault } from '@tenon/runtime';
import {
  connections,
  descendingDigits,
  encodeEvents,
  flushRuns,
  openStore,
  runHolding,
  runPlace,
  sealText,
  someSealed,
  triggerWebhooks,
  workflows,
} from '@tenon/store';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { makeTenant, type TestTenant } from '../../../../tools/testing/tenant.ts';
import { type DataFolder, openDataFolder } from '../database/data-folder.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { openVault } from './open-vault.ts';
import { rotateKey } from './rotate-key.ts';

let folder: string;
let data: DataFolder;
let database: FreshDatabase;
let configuration: Configuration;
let tenant: TestTenant;
let oldKey: Buffer;
let runName: string;
let workflowId: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenon-rotate-'));
  chmodSync(folder, 0o755);
  data = openDataFolder(folder);
  oldKey = data.secret('master-key', 32);
  database = await freshDatabase({ sealing: createVault({ masterKey: oldKey }) });
  configuration = readConfiguration(
    ['--data-dir', folder, '--database-url', database.connectionString, '--log-level', 'silent'],
    {},
  );
  tenant = await makeTenant(database.store);
  await sealEverything();
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const event = (by: string): RunEvent => ({ kind: 'cancel-requested', at: '2026-01-01T00:00:00.0000000Z', by });
const large = event('x'.repeat(70_000));

/** One value of each kind at least; one event is large enough to be kept beside the journal. */
async function sealEverything(): Promise<void> {
  const { store } = database;
  const vault = createVault({ masterKey: oldKey });
  const at = new Date();
  runName = `${descendingDigits(at, 0)}CU01`;
  workflowId = await store.inTenant(tenant.tenantId, async (scope) => {
    const { workflow } = await workflows(scope).save({
      subscriptionId: tenant.subscriptionId,
      resourceGroup: 'default',
      name: 'secured',
      location: 'local',
      state: 'Enabled',
      tags: {},
      settings: '{}',
      definition: '{}',
      parameters: '{"key":{"value":"hush"}}',
      hasSecureParameters: true,
      at,
    });
    return workflow.workflowId;
  });
  const key = { tenantId: tenant.tenantId, workflowId, runName };
  const seal = (text: string) => sealText(store.system, runPlace(tenant.tenantId, runName), text);
  const begin = { ...key, version: '1', triggerName: 'manual', region: 'local', startedAt: at };
  const sealing = { isSecured: () => true, seal };
  await flushRuns(store.system, [
    { ...key, epoch: 0, begin, append: { sequence: 0, ...encodeEvents([event('a'), large], sealing) } },
  ]);
  await store.asSystem((scope) => runHolding(scope).deliver(key, '{"kind":"a message"}'));
  const connectionId = randomUUID();
  const place = { tenantId: tenant.tenantId, recordId: connectionId, field: 'api_key', version: 1 };
  await store.inTenant(tenant.tenantId, (scope) =>
    connections(scope).save({
      connectionId,
      subscriptionId: tenant.subscriptionId,
      resourceGroup: 'default',
      name: 'c',
      region: 'local',
      displayName: 'c',
      connector: { kind: 'catalogue', name: 'pets' },
      parameterSet: undefined,
      values: {},
      secrets: { api_key: { version: 1, sealed: vault.seal(place, '"hush"') } },
      problem: undefined,
      tags: {},
      createdBy: undefined,
      at,
    }),
  );
  const webhookId = randomUUID();
  const hook = { tenantId: tenant.tenantId, recordId: webhookId, field: 'webhook', version: 1 };
  await triggerWebhooks(store.system).begin({
    tenantId: tenant.tenantId,
    webhookId,
    workflowId,
    triggerName: 'manual',
    region: 'local',
    fingerprint: 'f',
    sealed: vault.seal(hook, '{}'),
  });
}

/** The kinds of which something is kept, with the ids of the keys under which it is. */
async function keysOfKinds(): Promise<Record<string, readonly string[]>> {
  const found = await someSealed(database.store.system, 100);
  const kinds = found.filter(({ values }) => values.length > 0);
  return Object.fromEntries(
    kinds.map(({ name, values }) => [name, [...new Set(values.map(({ sealed }) => sealed.split('.')[1] ?? ''))]]),
  );
}

async function expectAllUnder(masterKey: Buffer): Promise<void> {
  const vault = createVault({ masterKey });
  const keys = await keysOfKinds();
  expect(Object.keys(keys)).toHaveLength(6);
  for (const [name, ids] of Object.entries(keys)) expect(ids, name).toEqual([vault.keyId]);
  const store = openStore({ connectionString: database.connectionString, sealing: vault });
  expect(await runHolding(store.system).history(runName)).toEqual([event('a'), large]);
  expect(await runHolding(store.system).messages(runName, 0)).toMatchObject([{ message: '{"kind":"a message"}' }]);
  const [version] = await store.inTenant(tenant.tenantId, (scope) =>
    workflows(scope).versions(workflowId, { limit: 1 }),
  );
  expect(version?.parameters).toBe('{"key":{"value":"hush"}}');
  await store.close();
}

test('wraps everything by a new key, keeps the old one for addresses, and can do so again', async () => {
  const rotation = await rotateKey(configuration, undefined);
  expect(rotation.kinds.reduce((sum, { changed }) => sum + changed, 0)).toBe(6);
  expect(rotation.kinds.every(({ left }) => left === 0)).toBe(true);
  const newKey = data.secret('master-key', 32);
  expect(newKey).not.toEqual(oldKey);
  expect(data.secret('master-key-earlier', 32)).toEqual(oldKey);
  await expectAllUnder(newKey);
  const vault = await openVault(database.store, { masterKey: newKey, earlierKeys: [oldKey] });
  expect(vault.derivedKeys('addresses')).toEqual([
    vault.deriveKey('addresses'),
    createVault({ masterKey: oldKey }).deriveKey('addresses'),
  ]);
  await rotateKey(configuration, undefined);
  await expectAllUnder(data.secret('master-key', 32));
});

test('goes on where it was killed, and no server starts in between', async () => {
  const holder = new pg.Client({ connectionString: database.connectionString });
  await holder.connect();
  await holder.query('begin; lock table run_contents in access exclusive mode');
  const child = startRotation();
  const under = async () => (await holder.query('select events from run_journal')).rows[0]?.events as string;
  const oldId = createVault({ masterKey: oldKey }).keyId;
  await expect.poll(under).not.toContain(oldId);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await holder.query('rollback');
  await holder.end();
  expect(data.secret('master-key', 32)).toEqual(oldKey);
  await expect(openVault(database.store, { masterKey: oldKey })).rejects.toMatchObject({ code: 'rotation-unfinished' });
  await rotateKey(configuration, undefined);
  await expectAllUnder(data.secret('master-key', 32));
});

function startRotation(): ChildProcess {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const args = [main, 'rotate-key', '--data-dir', folder, '--database-url', database.connectionString];
  return spawn(process.execPath, args, { stdio: 'ignore' });
}

test('a key of the environment is replaced by the one that is given, and by no other before that is done', async () => {
  const [next, third] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
  const given = { ...configuration, masterKey: oldKey };
  await expect(rotateKey(given, undefined)).rejects.toMatchObject({ code: 'rotation-needs-key' });
  await expect(rotateKey(given, 'short')).rejects.toMatchObject({ code: 'master-key-not-valid' });
  const unfinished = { from: 'a', to: createVault({ masterKey: Buffer.from(next, 'base64url') }).keyId };
  await database.store.system.query(`insert into settings (name, value, changed_at) values ($1, $2, now())`, [
    'master-key-rotation',
    JSON.stringify(unfinished),
  ]);
  await expect(rotateKey(given, third)).rejects.toMatchObject({ code: 'rotation-other-key' });
  await rotateKey(given, next);
  await expectAllUnder(Buffer.from(next, 'base64url'));
});

test('is refused beside a server, and without a key', async () => {
  await database.store.system.query(`insert into workers (regions) values ('local')`);
  await expect(rotateKey(configuration, undefined)).rejects.toMatchObject({ code: 'rotation-beside-server' });
  await database.store.system.query('delete from workers');
  rmSync(join(folder, 'master-key'));
  await expect(rotateKey(configuration, undefined)).rejects.toMatchObject({ code: 'rotation-without-key' });
});

test('values that no key at hand opens are counted and left', async () => {
  const lost = createVault({ masterKey: randomBytes(32) }).seal(runPlace(tenant.tenantId, runName), 'x');
  await database.store.system.query('update run_messages set message = $1', [lost]);
  const { kinds } = await rotateKey(configuration, undefined);
  expect(kinds.filter(({ left }) => left > 0)).toEqual([{ name: 'messages of runs', changed: 0, left: 1 }]);
});
