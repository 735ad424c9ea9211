import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { descendingDigits } from '../descending-digits.ts';
import { migrations } from '../migrations/index.ts';
import { historyUntil } from './history-parts.ts';
import { keepHistory } from './keep-history.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('a database of the version before keeps its history, which ages from then on', async () => {
  const name = `older_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: database.connectionString });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const pool = new pg.Pool({ connectionString: database.connectionString.replace(/\/test_\w+/, `/${name}`), max: 2 });
  const index = migrations.findIndex((migration) => migration.name === '0012-history-parts');
  for (const { statements } of migrations.slice(0, index)) await pool.query(statements);
  const ids = [randomUUID(), randomUUID()];
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  for (const days of [100, 1]) {
    const run = `${descendingDigits(daysAgo(days), 0)}CU01`;
    await pool.query(
      `insert into finished_runs (tenant_id, workflow_id, run_name, version, trigger_name, started_at, ended_at, status)
       values ($1, $2, $3, '1', 'manual', $4, $4, 'Succeeded')`,
      [...ids, run, daysAgo(days)],
    );
    await pool.query('insert into run_journal (tenant_id, run_name, sequence, events) values ($1, $2, 0, $3)', [
      ids[0],
      run,
      '[]',
    ]);
  }
  for (const { statements } of migrations.slice(index)) await pool.query(statements);
  const count = async () =>
    (
      await pool.query(
        'select (select count(*) from finished_runs) as runs, (select count(*) from run_journal) as rows',
      )
    ).rows[0];
  expect(await count()).toEqual({ runs: '2', rows: '2' });
  const later = (days: number) => ({ now: daysAgo(-days), retentionDays: 30 });
  await keepHistory(pool, later(10));
  expect(await count()).toEqual({ runs: '2', rows: '2' });
  const { dropped } = await keepHistory(pool, later(40));
  expect(dropped).toEqual(expect.arrayContaining(['finished_runs_before', 'run_journal_before']));
  expect(await count()).toEqual({ runs: '0', rows: '0' });
  await Promise.all([pool.end(), admin.end()]);
});

test('a new database has parts for today, and for later ones once they are made', async () => {
  const { store } = database;
  expect((await historyUntil(store.system)).getTime()).toBeGreaterThan(Date.now());
  const now = new Date(Date.now() + 100 * 86_400_000);
  await store.keepHistory({ now, retentionDays: 90 });
  expect((await historyUntil(store.system)).getTime()).toBeGreaterThan(now.getTime() + 6 * 86_400_000);
});
