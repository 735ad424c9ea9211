import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@tenon/store';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { openDataFolder } from '../database/data-folder.ts';
import { readConfiguration } from '../process/configuration.ts';
import { openVault } from '../process/open-vault.ts';
import { runDoctor } from './run-doctor.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-doctor-'));
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function examine(dataDir: string, flags: readonly string[] = ['--database-url', database.connectionString]) {
  const { healthy, findings } = await runDoctor(
    readConfiguration(['--port', '0', '--data-dir', dataDir, ...flags], {}),
  );
  for (const { status, remedy } of findings) expect(['ok', 'skipped'].includes(status) || remedy).toBeTruthy();
  return { healthy, of: (check: string) => findings.find((finding) => finding.check === check) };
}

function dataFolder(name: string): string {
  const data = openDataFolder(join(folder, name));
  data.secret('master-key', 32);
  return data.path;
}

test('finds nothing wrong with a sound installation, and looks at all of it', async () => {
  const { healthy, of } = await examine(dataFolder('sound'));
  expect(healthy).toBe(true);
  for (const check of [
    'data-folder',
    'keys',
    'disk',
    'server',
    'database',
    'schema',
    'tenants',
    'history',
    'workers',
    'queue',
  ]) {
    expect(of(check), check).toMatchObject({ check });
  }
});

test('makes nothing where there is nothing', async () => {
  const { healthy, of } = await examine(join(folder, 'none'), []);
  expect(healthy).toBe(true);
  expect(of('data-folder')).toMatchObject({ status: 'warning' });
  expect(of('database')).toMatchObject({ status: 'skipped' });
});

test('finds keys that others may read or that are damaged', async () => {
  const open = dataFolder('open');
  chmodSync(join(open, 'master-key'), 0o644);
  expect((await examine(open)).of('keys')).toMatchObject({ status: 'problem' });
  const damaged = dataFolder('damaged');
  writeFileSync(join(damaged, 'master-key'), 'AAAA', { mode: 0o600 });
  expect((await examine(damaged)).healthy).toBe(false);
});

test('finds a folder that is not ours, and a port that somebody else has', async () => {
  const foreign = join(folder, 'foreign');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'tenon.json'), '{}');
  expect((await examine(foreign)).of('data-folder')).toMatchObject({ status: 'problem' });

  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const flags = ['--database-url', database.connectionString, '--port', String(port)];
  expect((await examine(dataFolder('port'), flags)).of('server')).toMatchObject({ status: 'problem' });
  other.close();
});

test('finds a database that does not answer, without telling its password', async () => {
  const { healthy, of } = await examine(dataFolder('away'), ['--database-url', 'postgres://u:secret@127.0.0.1:1/d']);
  expect(healthy).toBe(false);
  expect(of('database')).toMatchObject({ status: 'problem' });
  expect(JSON.stringify(of('database'))).not.toContain('secret');
});

test('finds tables without their guard, secrets of another key, silent workers and a newer schema', async () => {
  const spoilt = await freshDatabase();
  const owner = new Client({ connectionString: spoilt.connectionString });
  await owner.connect();
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into connections (tenant_id, connection_id, subscription_id, resource_group, name, region, display_name,
       catalogue_name, secrets, created_at, changed_at)
     values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'g', 'n', 'local', 'n', 'c', $1, now(), now())`,
    [{ api_key: { version: 1, sealed: 'tenon1.0123456789abcdef.AAAA.AAAA' } }],
  );
  await owner.query('alter table connections no force row level security');
  await owner.query(`insert into workers (regions, beat_at) values ('local', now() - interval '1 hour')`);
  const { of } = await examine(dataFolder('spoilt'), ['--database-url', spoilt.connectionString]);
  expect(of('tenants')).toMatchObject({ status: 'problem', message: expect.stringContaining('connections') });
  expect(of('secrets')).toMatchObject({ status: 'problem', message: expect.stringContaining('0123456789abcdef') });
  const store = openStore({ connectionString: spoilt.connectionString });
  await expect(openVault(store, { masterKey: randomBytes(32) })).rejects.toThrow(
    expect.objectContaining({ code: 'master-key-differs' }),
  );
  await store.close();
  expect(of('workers')).toMatchObject({ status: 'warning', message: expect.stringContaining('silent') });
  await owner.query(`insert into tenon_migration (name, timestamp) values ('9999-later', '2030')`);
  expect((await examine(dataFolder('later'), ['--database-url', spoilt.connectionString])).of('schema')).toMatchObject({
    status: 'problem',
    message: expect.stringContaining('9999-later'),
  });
  await owner.end();
  await spoilt.drop();
});
