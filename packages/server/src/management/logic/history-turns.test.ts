import pg from 'pg';
import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../../tools/testing/managed-server-of-tests.ts';
import { over, respond, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';
import { createHistoryTurns } from './history-turns.ts';

const managed = managedServerOfTests();

test('requests that look through histories leave connections to the others', async () => {
  await save(managed, 'busy', { actions: respond('hello') });
  const answer = await fetch(await urlOf(managed, 'busy'), { method: 'POST' });
  await over(managed, 'busy', answer.headers.get('x-ms-workflow-run-id') ?? '');
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/busy`;
  const searched = (rest: string) =>
    managed.send('GET', `${path}/${rest}?api-version=2019-05-01&$filter=status eq 'Succeeded'`);

  const locking = new pg.Client({ connectionString: managed.store.connectionString });
  await locking.connect();
  await locking.query('begin; lock table finished_runs in access exclusive mode');
  const stuck = async () => {
    const found = await locking.query(
      `select count(*)::int as count from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`,
    );
    return found.rows[0].count;
  };
  const slow = Array.from({ length: 14 }, (_, index) =>
    searched(index % 2 === 0 ? 'runs' : 'triggers/manual/histories'),
  );
  await expect.poll(stuck).toBeGreaterThanOrEqual(3);
  expect((await managed.send('GET', path)).status).toBe(200);
  expect(await stuck()).toBeLessThanOrEqual(3);
  await locking.end();
  const statuses = (await Promise.all(slow)).map(({ status }) => status);
  // Those that met the lock for longer than a request may take were refused; the others found the run.
  expect(statuses.filter((status) => status !== 504)).toContain(200);
  expect((await searched('runs')).body.value).toHaveLength(1);
});

test('a tenant whose requests wait already is asked for patience, and the others are not', async () => {
  const turns = createHistoryTurns();
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const asked = Array.from({ length: 53 }, () => turns.take('busy', () => ended));
  await expect(turns.take('busy', () => ended)).rejects.toThrow('narrow them');
  const other = turns.take('other', async () => 'read');
  end();
  await Promise.all(asked);
  expect(await other).toBe('read');
  expect(await turns.take('busy', async () => 'again')).toBe('again');
});
