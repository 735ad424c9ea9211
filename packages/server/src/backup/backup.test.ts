import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@tenon/store';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DataFolder, openDataFolder } from '../database/data-folder.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-backup-'));
let data: DataFolder;
let postgres: EmbeddedPostgres;
let client: Client;

const from = (dataDir: string, masterKey?: Buffer) => ({ dataDir, databaseUrl: undefined, masterKey });
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  data = openDataFolder(at('data'));
  data.secret('master-key', 32);
  postgres = await startEmbeddedPostgres(data);
  const store = openStore({ connectionString: postgres.connectionString });
  await store.migrate();
  await store.close();
  client = new Client({ connectionString: postgres.connectionString });
  await client.connect();
  await client.query('create table kept (id int primary key, filler text)');
});

afterAll(async () => {
  await client.end();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function idsIn(dataDir: string): Promise<readonly number[]> {
  const server = await startEmbeddedPostgres(openDataFolder(dataDir));
  const reader = new Client({ connectionString: server.connectionString });
  await reader.connect();
  const { rows } = await reader.query<{ id: number }>('select id from kept order by id');
  await reader.end();
  await server.stop();
  return rows.map(({ id }) => id);
}

test('a backup made while rows are written holds every row that was acknowledged before and no gap, and needs its key', async () => {
  let written = 0;
  let isOver = false;
  const write = async () => {
    while (!isOver) {
      await client.query(`insert into kept values ($1, repeat('x', 2000))`, [written + 1]);
      written += 1;
    }
  };
  const writing = write();
  await expect.poll(() => written).toBeGreaterThan(50);
  const before = written;
  const summary = await backUp(from(data.path), at('online'), 'separately');
  isOver = true;
  await writing;
  expect(summary).toMatchObject({ masterKey: { kept: 'separately' } });

  const restoreWith = (key?: Buffer) => restore(from(at('restored'), key), at('online'));
  await expect(restoreWith()).rejects.toThrow(expect.objectContaining({ code: 'restore-needs-key' }));
  const another = openDataFolder(at('other')).secret('key', 32);
  await expect(restoreWith(another)).rejects.toThrow(expect.objectContaining({ code: 'restore-key-differs' }));
  const restored = await restoreWith(data.secret('master-key', 32));
  expect(restored.holds).toMatchObject({ tenants: 0, workflows: 0 });
  expect(openDataFolder(at('restored')).has('master-key')).toBe(false);
  const ids = await idsIn(at('restored'));
  expect(ids.length).toBeGreaterThanOrEqual(before);
  expect(ids.at(-1)).toBe(ids.length);
});

describe('refuses', () => {
  /** A backup of one small file, which is enough to be refused. */
  const backupOf = (name: string, changes: object = {}, text = 'some text') => {
    const sha256 = createHash('sha256').update('some text').digest('hex');
    const files = [{ path: 'postgres/note', bytes: 9, sha256 }];
    const masterKey = { id: null, kept: 'included' };
    mkdirSync(join(at(name), 'postgres'), { recursive: true });
    writeFileSync(join(at(name), 'postgres/note'), text);
    writeFileSync(
      join(at(name), 'backup.json'),
      JSON.stringify({ product: 'tenon', format: 1, version: '0', createdAt: '', masterKey, files, ...changes }),
    );
    return at(name);
  };
  const elsewhere = { databaseUrl: 'postgres://u:p@h/d', masterKey: undefined };
  const missing = [{ path: 'postgres/gone', bytes: 0, sha256: '' }];
  const outside = [{ path: '../up', bytes: 0, sha256: '' }];

  test.each([
    {
      name: 'to back up into a folder in use',
      code: 'backup-exists',
      act: () => backUp(from(data.path), backupOf('used'), 'included'),
    },
    {
      name: 'to back up to where nothing can be written',
      code: 'folder-not-writable',
      act: () => backUp(from(data.path), join(backupOf('below'), 'backup.json', 'x'), 'included'),
    },
    {
      name: 'to back up what is not there',
      code: 'data-folder-missing',
      act: () => backUp(from(at('nowhere')), at('x'), 'included'),
    },
    {
      name: 'to back up an operator’s own database',
      code: 'backup-not-embedded',
      act: () => backUp({ dataDir: data.path, ...elsewhere }, at('x'), 'included'),
    },
    {
      name: 'to restore into an operator’s own database',
      code: 'restore-not-embedded',
      act: () => restore({ dataDir: at('y'), ...elsewhere }, backupOf('whole')),
    },
    { name: 'to overwrite', code: 'restore-over-existing', act: () => restore(from(data.path), backupOf('over')) },
    { name: 'what is no backup', code: 'backup-not-readable', act: () => restore(from(at('y')), data.path) },
    {
      name: 'a backup that reaches outside of itself',
      code: 'backup-not-readable',
      act: () => restore(from(at('y')), backupOf('escaping', { files: outside })),
    },
    {
      name: 'a backup of a newer version',
      code: 'backup-newer',
      act: () => restore(from(at('y')), backupOf('newer', { format: 2 })),
    },
    {
      name: 'changed bytes',
      code: 'backup-damaged',
      act: () => restore(from(at('y')), backupOf('changed', {}, 'other text')),
    },
    {
      name: 'a missing file',
      code: 'backup-damaged',
      act: () => restore(from(at('y')), backupOf('short', { files: missing })),
    },
  ])('$name', async ({ code, act }) => {
    await expect(act()).rejects.toThrow(expect.objectContaining({ code }));
    expect(existsSync(at('y'))).toBe(false);
  });
});
