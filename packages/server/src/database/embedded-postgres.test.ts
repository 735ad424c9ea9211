import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openDataFolder } from './data-folder.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('keeps what was written over a stop, and adopts a server that was left running', async () => {
  const data = openDataFolder(join(folder, 'a'));
  const first = await startEmbeddedPostgres(data);
  await query(first.connectionString, 'create table kept (id int); insert into kept values (7)');
  await first.stop();

  const second = await startEmbeddedPostgres(data);
  const adopted = await startEmbeddedPostgres(openDataFolder(data.path));
  expect(await query(adopted.connectionString, 'select id from kept')).toEqual([{ id: 7 }]);
  await adopted.stop();
  await second.stop();
});

test('starts the server again when it was killed, with everything it had acknowledged', async () => {
  const data = openDataFolder(join(folder, 'killed'));
  const postgres = await startEmbeddedPostgres(data);
  await query(postgres.connectionString, 'create table kept (id int); insert into kept values (9)');
  const pid = readFileSync(join(data.path, 'postgres/postmaster.pid'), 'utf8').split('\n')[0];
  process.kill(Number(pid), 'SIGKILL');
  await expect.poll(() => query(postgres.connectionString, 'select id from kept').catch(() => [])).toEqual([{ id: 9 }]);
  await postgres.stop();
});

test('runs in a folder that only its owner may enter', async () => {
  const hidden = join(folder, 'hidden');
  mkdirSync(hidden, { mode: 0o700 });
  const postgres = await startEmbeddedPostgres(openDataFolder(join(hidden, 'data')));
  expect(await query(postgres.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
  await postgres.stop();
});

test('runs below a data folder of root where no user namespace can be made, as another user', async () => {
  const path = process.env['PATH'];
  // Without it `unshare` is not found, which is like a kernel that forbids it.
  process.env['PATH'] = '';
  chmodSync(folder, 0o755);
  try {
    const data = openDataFolder(join(folder, 'passed'));
    const postgres = await startEmbeddedPostgres(data);
    expect(await query(postgres.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    expect(statSync(data.path).mode & 0o066).toBe(0);
  } finally {
    process.env['PATH'] = path;
    chmodSync(folder, 0o700);
  }
});

test('listens on no network address', async () => {
  const postgres = await startEmbeddedPostgres(openDataFolder(join(folder, 'quiet')));
  expect(await query(postgres.connectionString, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  await postgres.stop();
});

test.each([
  { name: 'a folder that holds something else', files: { 'holiday.txt': 'photos' }, code: 'data-folder-not-ours' },
  {
    name: 'a folder of a newer version',
    files: { 'tenon.json': '{"product":"tenon","format":99}' },
    code: 'data-folder-newer',
  },
  { name: 'a marker of another product', files: { 'tenon.json': '{}' }, code: 'data-folder-not-ours' },
  { name: 'a marker that is no JSON', files: { 'tenon.json': '{' }, code: 'data-folder-not-ours' },
  {
    name: 'a damaged secret',
    files: { 'tenon.json': '{"product":"tenon","format":1}', key: 'AAAA' },
    code: 'secret-file-damaged',
  },
])('refuses $name and leaves it untouched', ({ files, code }) => {
  const target = mkdtempSync(join(folder, 'foreign-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(target, name), text);
  expect(() => openDataFolder(target).secret('key', 32)).toThrow(expect.objectContaining({ code }));
  for (const [name, text] of Object.entries(files)) expect(readFileSync(join(target, name), 'utf8')).toBe(text);
});
