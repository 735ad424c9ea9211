import type { Refusal } from '@tenon/diagnostics';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { databaseTrouble, refuseFullDisk, setUpTrouble } from './database-trouble.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** The error that PostgreSQL itself gives with a code. */
async function thrownByPostgres(code: string): Promise<unknown> {
  return database.store.system
    .query(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`)
    .catch((error: pg.DatabaseError) => error);
}

test.each([
  { name: 'a full disk', code: '53100', refused: 'disk-full' },
  { name: 'a database that is shutting down', code: '57P01', refused: 'database-away' },
  { name: 'too many connections', code: '53300', refused: 'database-away' },
  { name: 'a row of another tenant', code: '42501', refused: undefined },
  { name: 'a statement that is wrong', code: '42601', refused: undefined },
])('while serving, $name is $refused', async ({ code, refused }) => {
  expect(databaseTrouble(await thrownByPostgres(code))?.code).toBe(refused);
});

test.each([
  { name: 'a full disk', code: '53100', refused: 'disk-full' },
  { name: 'a user without rights', code: '42501', refused: 'database-user-not-allowed' },
  { name: 'a statement that is wrong', code: '42601', refused: undefined },
])('while setting up, $name is $refused', async ({ code, refused }) => {
  expect(setUpTrouble(await thrownByPostgres(code))?.code).toBe(refused);
});

test('a program that ended for want of space is told apart from others', () => {
  expect(() => refuseFullDisk('FATAL: could not write file: No space left on device', '/data')).toThrow(
    expect.objectContaining({ code: 'data-folder-full' } satisfies Partial<Refusal>),
  );
  expect(() => refuseFullDisk('FATAL: lock file exists', '/data')).not.toThrow();
});
