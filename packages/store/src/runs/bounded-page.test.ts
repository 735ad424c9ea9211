import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { makeTenant, saveWorkflow } from '../../../../tools/testing/tenant.ts';
import { descendingDigits } from '../descending-digits.ts';
import type { Scope } from '../scope.ts';
import type { HistoryCondition } from './history-condition.ts';
import { runs } from './runs.ts';

const many = 100_000;
/** The earliest instant, of the run that comes last. */
const begin = Date.UTC(2026, 0, 1);
const at = (second: number) => new Date(begin + second * 1_000);
/** One run a second. Nearly all failed, so of the few that succeeded there is no index: those of the seconds 10 and 20. */
const fewSucceeded: HistoryCondition = { kind: 'status', status: 'Succeeded' };
/** A millisecond is too short for a search without an index; after it comes one window for each page. */
const hasty = { wholeMs: 1, windowsMs: 0, windowMs: 60_000, window: 20_000 };

let database: FreshDatabase;
let workflow: { readonly tenantId: string; readonly workflowId: string };
beforeAll(async () => {
  database = await freshDatabase();
  workflow = await saveWorkflow(database.store, await makeTenant(database.store), { name: 'busy', definition: {} });
  await database.store.system.query(
    `insert into finished_runs (tenant_id, workflow_id, run_name, version, trigger_name, client_tracking_id, started_at, ended_at, status)
     select $1, $2, lpad(($3::numeric - second * 10000000::bigint)::text, 20, '0') || 'R', '1', 'manual',
       case when second = 30 then 'mine' end, now(), now(), case when second in (10, 20) then 'Succeeded' else 'Failed' end
     from generate_series(0, $4::int - 1) as second`,
    [workflow.tenantId, workflow.workflowId, descendingDigits(at(0), 0), many],
  );
});
afterAll(() => database.drop());

const inTenant = <T>(work: (scope: Scope) => Promise<T>) => database.store.inTenant(workflow.tenantId, work);

/** Every page of a list, as the seconds of its runs. */
async function pages(where: HistoryCondition, patience?: typeof hasty): Promise<readonly (readonly number[])[]> {
  const found: number[][] = [];
  let after: string | undefined;
  do {
    const from = after === undefined ? {} : { after };
    const page = await inTenant((scope) =>
      runs(scope).page(workflow.workflowId, { where, limit: 50, ...from }, patience),
    );
    found.push(page.rows.map(({ runName }) => secondOf(runName)));
    after = page.after;
  } while (after !== undefined);
  return found;
}

function secondOf(runName: string): number {
  const seconds = Array.from({ length: 100 }, (_, second) => second);
  return seconds.find((second) => runName.startsWith(descendingDigits(at(second), 0))) ?? Number.NaN;
}

test('few runs that no index leads to are found in short pages that say where to go on', async () => {
  const found = await pages(fewSucceeded, hasty);
  expect(found.flat()).toEqual([20, 10]);
  expect(found.filter((page) => page.length === 0).length).toBeGreaterThanOrEqual(4);
});

test('a span of starts is looked through from its own newest run on', async () => {
  const where: HistoryCondition = {
    kind: 'all',
    of: [fewSucceeded, { kind: 'started', operator: 'lt', at: at(15_000) }],
  };
  expect(await pages(where, hasty)).toEqual([[20, 10]]);
});

test('one run that an index leads to is found at once among all of them', async () => {
  expect(await pages({ kind: 'tracked', by: 'mine' })).toEqual([[30]]);
});

test('a list that cannot be read in its time is refused with what to narrow, and the transaction goes on', async () => {
  const other = new pg.Client({ connectionString: database.connectionString });
  await other.connect();
  await other.query('begin; lock table finished_runs in access exclusive mode');
  const name = await inTenant(async (scope) => {
    const page = runs(scope).page(workflow.workflowId, { where: fewSucceeded, limit: 50 }, { ...hasty, windowMs: 100 });
    await expect(page).rejects.toThrow(/Narrow the filter with startTime or status/);
    return (await scope.query<{ name: string }>('select name from workflows'))[0]?.name;
  });
  expect(name).toBe('busy');
  await other.end();
});
