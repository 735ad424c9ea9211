import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tools/testing/fresh-database.ts';
import { openStore } from './store.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('migrating a second time changes nothing', async () => {
  await database.store.migrate();
  await database.store.migrate();
});

test('a database of a newer version is refused by name and left alone', async () => {
  const owner = new pg.Client({ connectionString: database.connectionString });
  await owner.connect();
  await owner.query(`insert into tenon_migration (name, timestamp) values ('9999-from-the-future', 'now')`);
  await expect(database.store.migrate()).rejects.toMatchObject({
    code: 'database-newer',
    message: expect.stringContaining('"9999-from-the-future"'),
  });
  await owner.query(`delete from tenon_migration where name = '9999-from-the-future'`);
  await owner.end();
});

test('an owner who is no superuser, and made the roles, may become them', async () => {
  const name = `owner_${randomUUID().replaceAll('-', '')}`;
  const superuser = new pg.Client({ connectionString: database.connectionString });
  await superuser.connect();
  await superuser.query(`create role ${name} login createrole`);
  // What PostgreSQL grants to who makes a role: its administration, and neither its rights nor becoming it.
  await superuser.query(`grant tenon_app, tenon_worker to ${name} with admin true, inherit false, set false`);
  await superuser.query(`create database ${name} owner ${name}`);
  const [, search = ''] = database.connectionString.split('?');
  const connectionString = `postgresql://${name}@/${name}?${search}`;
  const store = openStore({ connectionString });
  await store.migrate();
  await expect(store.system.query('select current_user::text as role')).resolves.toEqual([{ role: 'tenon_worker' }]);
  await store.close();
  await superuser.query(`drop database ${name} with (force)`);
  await superuser.query(`drop role ${name}`);
  await superuser.end();
});
