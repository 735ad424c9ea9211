import type { RunEvent } from '@tenon/run';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { makeTenant, saveWorkflow } from '../../../../tools/testing/tenant.ts';
import { descendingDigits, instantOfDigits } from '../descending-digits.ts';
import { encodeEvents } from '../runs/encode-events.ts';
import { flushRuns, type NewRun } from '../runs/flush.ts';
import { runBodies } from '../runs/run-bodies.ts';
import { runs } from '../runs/runs.ts';
import { triggers } from '../triggers.ts';
import { workflows } from '../workflows.ts';

let database: FreshDatabase;
let workflow: { readonly tenantId: string; readonly workflowId: string };
const opened: FreshDatabase[] = [];
beforeEach(async () => {
  database = await freshDatabase();
  opened.push(database);
  workflow = await saveWorkflow(database.store, await makeTenant(database.store), { name: 'kept', definition: {} });
});
afterAll(() => Promise.all(opened.map((each) => each.drop())));

const today = new Date();
const day = (days: number) => new Date(today.getTime() + days * 86_400_000);
const keep = (days: number) => database.store.keepHistory({ now: day(days), retentionDays: 7 });
const event = (by: string): RunEvent => ({ kind: 'cancel-requested', at: '2026-01-01T00:00:00.0000000Z', by });

function newRun(startedAt: Date): NewRun {
  const runName = `${descendingDigits(startedAt, 0)}0000000000001CU01`;
  return { ...workflow, runName, version: '1', triggerName: 'manual', region: 'local', startedAt };
}

/** A run that began on a day; it is over at once when it has ended by one. */
async function begin(startedOn: number, endedOn?: number): Promise<NewRun> {
  const run = newRun(day(startedOn));
  const end = endedOn === undefined ? {} : { end: { status: 'Succeeded', code: 'OK', endedAt: day(endedOn) } };
  const append = { sequence: 0, ...encodeEvents([event('first')]) };
  await flushRuns(database.store.system, [{ ...run, epoch: 0, begin: run, append, ...end }]);
  return run;
}

async function goOn(run: NewRun, sequence: number, endedOn?: number): Promise<void> {
  const end = endedOn === undefined ? {} : { end: { status: 'Succeeded', code: 'OK', endedAt: day(endedOn) } };
  const append = { sequence, ...encodeEvents([event(`at ${sequence}`)]) };
  await flushRuns(database.store.system, [{ ...run, epoch: 0, append, ...end }]);
}

const inTenant = <T>(work: Parameters<typeof database.store.inTenant<T>>[1]) =>
  database.store.inTenant(workflow.tenantId, work);
const historyOf = (run: NewRun) => inTenant((scope) => runs(scope).history(run.runName));
const listed = async () => {
  const found = await inTenant((scope) => runs(scope).list(workflow.workflowId, { limit: 50 }));
  return found.map(({ runName }) => runName);
};
const tableOf = async (run: NewRun) => {
  const text = `select c.relname as name from run_journal j join pg_class c on c.oid = j.tableoid where run_name = $1`;
  return (await database.store.system.query<{ name: string }>(text, [run.runName])).map(({ name }) => name);
};

test('runs of old parts are forgotten, those that go on or ended of late are kept, and lists go across the parts', async () => {
  const over = await begin(0, 0);
  const going = await begin(0.1);
  const late = await begin(0.2, 9);
  expect(await keep(0)).toEqual({ made: [], dropped: [] });
  expect((await keep(3)).made).toEqual(expect.arrayContaining([expect.stringMatching(/^finished_runs_\d{8}$/)]));
  const next = await begin(3, 3);
  expect(await tableOf(next)).toEqual([expect.stringMatching(/^run_journal_\d{8}$/)]);
  expect(await listed()).toEqual([next, late, going, over].map(({ runName }) => runName));

  const { dropped } = await keep(12);
  expect(dropped).toContain('finished_runs_before');
  expect(await listed()).toEqual([late, going].map(({ runName }) => runName));
  expect([await historyOf(over), await historyOf(next)]).toEqual([[], []]);
  expect(await historyOf(late)).toEqual([event('first')]);

  await goOn(going, 1);
  await goOn(going, 2, 14);
  expect(await historyOf(going)).toEqual([event('first'), event('at 1'), event('at 2')]);
  await keep(20);
  expect(await listed()).toEqual([going.runName]);
  await keep(22);
  expect(await listed()).toEqual([]);
  expect(await historyOf(going)).toEqual([]);
});

/** A part of a body, which nothing in the journal names when its worker died meanwhile. */
const addPart = ({ tenantId, runName }: NewRun, body: string, number = 0) =>
  runBodies(database.store.system).append({ tenantId, runName, body }, number, Buffer.from(`${body} ${number}`));
const bodiesOf = async (...of: readonly NewRun[]) => {
  const text = 'select run_name, body, number from run_bodies where run_name = any($1::text[]) order by body, number';
  type Row = { readonly run_name: string; readonly body: string; readonly number: number };
  const rows = await database.store.system.query<Row>(text, [of.map(({ runName }) => runName)]);
  return rows.map((row) => `${row.body} ${row.number}`);
};

test('bodies age with their runs, also those that nothing names', async () => {
  const over = await begin(0, 0);
  const going = await begin(0.1);
  const next = await begin(9, 9);
  for (const run of [over, going, next]) {
    await addPart(run, 'named');
    await addPart(run, 'named', 1);
    await addPart(run, 'begun');
  }
  await keep(3);
  expect(await bodiesOf(over, next)).toHaveLength(6);
  await keep(12);
  expect(await bodiesOf(over)).toEqual([]);
  for (const run of [going, next]) expect(await bodiesOf(run)).toEqual(['begun 0', 'named 0', 'named 1']);
  await goOn(going, 1, 14);
  await keep(20);
  expect(await bodiesOf(going)).toHaveLength(3);
  await keep(22);
  expect(await bodiesOf(over, going, next)).toEqual([]);
});

test('a part that comes when its run is forgotten already goes, and one of a run that goes on stays', async () => {
  const over = await begin(0, 0);
  const going = await begin(0.1);
  await keep(3);
  await keep(12);
  expect(await listed()).toEqual([going.runName]);
  // A worker that woke up late writes without asking whether the run is there.
  await addPart(over, 'late');
  await addPart(going, 'timely');
  await keep(12);
  expect([await bodiesOf(over), await bodiesOf(going)]).toEqual([[], ['timely 0']]);
});

test('what came while nobody made parts moves into its own part, and spans in which nothing came get none', async () => {
  const run = await begin(30, 30);
  expect(await tableOf(run)).toEqual(['run_journal_rest']);
  const { made } = await keep(35);
  expect(await tableOf(run)).toEqual([`run_journal_${day(30).toISOString().slice(0, 10).replaceAll('-', '')}`]);
  expect(await listed()).toEqual([run.runName]);
  expect(made.filter((name) => name.startsWith('run_journal_'))).toHaveLength(3);
  expect((await keep(35)).made).toEqual([]);
  await keep(60);
  expect(await listed()).toEqual([]);
});

test('a call of many at a time keeps the history once', async () => {
  const kept = await Promise.all([keep(5), keep(5), keep(5)]);
  const made = kept.flatMap((each) => each.made);
  expect(new Set(made).size).toBe(made.length);
  await keep(5);
  await begin(5, 5);
  expect(await listed()).toHaveLength(1);
});

test('histories of triggers age too, and go with their workflow', async () => {
  const record = (days: number) =>
    inTenant((scope) =>
      triggers(scope).record(workflow.tenantId, {
        workflowId: workflow.workflowId,
        triggerName: 'manual',
        name: newRun(day(days)).runName,
        status: 'Skipped',
        code: 'OK',
        error: undefined,
        startedAt: day(days),
        endedAt: day(days),
        scheduledAt: undefined,
        outputs: undefined,
      }),
    );
  const count = async () =>
    (await inTenant((scope) => triggers(scope).histories(workflow.workflowId, 'manual', { limit: 9 }))).length;
  await record(0);
  await record(10);
  await keep(12);
  expect(await count()).toBe(1);
  await inTenant((scope) => workflows(scope).delete(workflow.workflowId));
  expect(await database.store.removeDeleted(AbortSignal.timeout(60_000))).toBe(1);
  expect(await count()).toBe(0);
});

test('no statement of the hot path looks into more parts than one', async () => {
  await begin(0, 0);
  await keep(3);
  await keep(4);
  const run = await begin(4);
  const session = await database.store.session();
  await session.query('set plan_cache_mode = force_generic_plan');
  await session.query('prepare history (text) as select events from run_journal where run_name = $1 order by sequence');
  const plan = await session.query<{ 'QUERY PLAN': string }>(`explain execute history ('${run.runName}')`);
  await session.query('deallocate history');
  await session.close();
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  const parts = new Set([...text.matchAll(/ on (run_journal_[a-z0-9]+)(?:_pkey)?\b/g)].map(([, part]) => part));
  expect([...parts], text).toEqual(await tableOf(run));
});

test('digits lead back to the instant they stand for', () => {
  expect(instantOfDigits(descendingDigits(today, 0))).toEqual(today);
});
