import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tools/testing/fresh-database.ts';

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
