import { randomBytes } from 'node:crypto';
import type { RunEvent } from '@tenon/run';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { makeTenant, saveWorkflow } from '../../../../tools/testing/tenant.ts';
import { descendingDigits } from '../descending-digits.ts';
import { encodeEvents, inlineLimit } from './encode-events.ts';
import { flushRuns, type NewRun, type RunKey } from './flush.ts';
import type { HistoryCondition } from './history-condition.ts';
import { runHolding } from './holding.ts';
import { runs } from './runs.ts';
import { workers } from './workers.ts';

let database: FreshDatabase;
let workflow: { readonly tenantId: string; readonly workflowId: string };
beforeAll(async () => {
  database = await freshDatabase();
  workflow = await saveWorkflow(database.store, await makeTenant(database.store), { name: 'flush', definition: {} });
});
afterAll(() => database.drop());

const at = '2026-01-01T00:00:00.0000000Z';
const cancelled = (by: string): RunEvent => ({ kind: 'cancel-requested', at, by });

function newRun(worker?: number): NewRun {
  return {
    tenantId: workflow.tenantId,
    workflowId: workflow.workflowId,
    runName: `${descendingDigits(new Date(), 0)}${randomBytes(6).toString('hex')}`,
    version: '1',
    triggerName: 'manual',
    region: 'local',
    startedAt: new Date(),
    ...(worker === undefined ? {} : { worker }),
  };
}

async function begin(run: NewRun): Promise<RunKey> {
  const append = { sequence: 0, ...encodeEvents([cancelled('first')]) };
  await flushRuns(database.store.system, [{ ...run, epoch: 1, begin: run, append }]);
  return run;
}

const append = (run: RunKey, epoch: number, sequence: number, events: readonly RunEvent[]) => ({
  tenantId: run.tenantId,
  workflowId: run.workflowId,
  runName: run.runName,
  epoch,
  append: { sequence, ...encodeEvents(events) },
});

test('one flush writes events of many runs, and reading gives them back in order', async () => {
  const begun = await Promise.all(Array.from({ length: 20 }, () => begin(newRun(1))));
  const outcome = await flushRuns(
    database.store.system,
    begun.map((run, index) => append(run, 1, 1, [cancelled(`second of ${index}`)])),
  );
  expect(outcome.held).toEqual(new Set(begun.map((run) => run.runName)));
  for (const [index, run] of begun.entries()) {
    expect(await database.store.inTenant(run.tenantId, (scope) => runs(scope).history(run.runName))).toEqual([
      cancelled('first'),
      cancelled(`second of ${index}`),
    ]);
  }
});

test('large parts of events are kept beside the journal, once each, and come back exactly', async () => {
  const run = await begin(newRun(1));
  const large = { text: 'x'.repeat(inlineLimit), number: 9007199254740993n };
  const body = { ...large, reply: true };
  const event: RunEvent = {
    kind: 'request-finished',
    path: 'A',
    at,
    request: 'r',
    reply: { statusCode: 200, headers: {}, body },
  };
  const completed: RunEvent = {
    kind: 'action-completed',
    path: 'A',
    at,
    status: 'Succeeded',
    code: 'OK',
    inputs: large,
    outputs: large,
  };
  await flushRuns(database.store.system, [append(run, 1, 1, [event, cancelled('between'), completed])]);
  const rows = await database.store.system.query<{ length: number }>(
    'select length(events) as length from run_journal where run_name = $1 and sequence = 1',
    [run.runName],
  );
  expect(rows[0]?.length).toBeLessThan(1_000);
  expect(await runHolding(database.store.system).history(run.runName)).toEqual([
    cancelled('first'),
    event,
    cancelled('between'),
    completed,
  ]);
});

test('a write in an old epoch writes nothing at all, and its neighbours in the flush are not hurt', async () => {
  const lost = await begin(newRun(1));
  const kept = await begin(newRun(7));
  const holding = runHolding(database.store.system);
  await holding.giveBack(1);
  const taken = await holding.take(2, [lost]);
  expect(taken).toMatchObject([{ runName: lost.runName, epoch: 3 }]);
  const end = { status: 'Succeeded', code: 'Succeeded', endedAt: new Date() };
  const outcome = await flushRuns(database.store.system, [
    { ...append(lost, 1, 1, [cancelled('stale')]), end },
    append(kept, 1, 1, [cancelled('fresh')]),
  ]);
  expect(outcome.held).toEqual(new Set([kept.runName]));
  expect(await holding.history(lost.runName)).toEqual([cancelled('first')]);
  expect(
    await database.store.inTenant(lost.tenantId, (scope) => runs(scope).find(lost.workflowId, lost.runName)),
  ).toMatchObject({ status: 'Running' });
});

test('take-overs racing with late flushes neither lose nor double an event', async () => {
  const holding = runHolding(database.store.system);
  const run = await begin(newRun(1));
  const expected = [cancelled('first')];
  let epoch = 1;
  for (let round = 0; round < 60; round += 1) {
    const late = flushRuns(database.store.system, [append(run, epoch, expected.length, [cancelled(`late ${round}`)])]);
    const over = holding.giveBack(1).then(() => holding.take(1, [run]));
    const [outcome, taken] = await Promise.all([late, over]);
    if (outcome.held.has(run.runName)) expected.push(cancelled(`late ${round}`));
    epoch = taken[0]?.epoch ?? 0;
    expect(await holding.history(run.runName)).toEqual(expected);
  }
});

test('a flush that waits for a take-over in progress is refused once that commits', async () => {
  const run = await begin(newRun(1));
  let late: Promise<unknown> | undefined;
  await database.store.asSystem(async (scope) => {
    await runHolding(scope).giveBack(1);
    late = flushRuns(database.store.system, [append(run, 1, 1, [cancelled('late')])]);
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  expect(await late).toMatchObject({ held: new Set() });
  expect(await runHolding(database.store.system).history(run.runName)).toEqual([cancelled('first')]);
});

test('two writers in one epoch cannot both write the same place', async () => {
  const run = await begin(newRun(1));
  const results = await Promise.allSettled(
    ['one', 'other'].map((by) => flushRuns(database.store.system, [append(run, 1, 1, [cancelled(by)])])),
  );
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a run does not come to rest when a message has come that its holder does not know', async () => {
  const run = await begin(newRun(1));
  const holding = runHolding(database.store.system);
  expect(await holding.deliver(run, '{"number":1}')).toEqual({ worker: 1, region: 'local' });
  const rest = { ...run, epoch: 1, rest: { wakeAt: new Date(Date.now() + 60_000), inbox: 0 } };
  expect((await flushRuns(database.store.system, [rest])).rested).toEqual(new Set());
  expect(await holding.messages(run.runName, 0)).toEqual([{ number: 1, message: '{"number":1}' }]);
  const known = { ...rest, consumed: [1], rest: { ...rest.rest, inbox: 1 } };
  expect((await flushRuns(database.store.system, [known])).rested).toEqual(new Set([run.runName]));
  expect(await holding.messages(run.runName, 0)).toEqual([]);
  expect(await holding.take(2, [run])).toEqual([]);
  expect(await holding.deliver(run, '{"number":2}')).toEqual({ worker: undefined, region: 'local' });
  expect(await holding.take(2, [run])).toMatchObject([{ epoch: 2, inbox: 2 }]);
});

test('a run that rests with its first events is taken when it is due', async () => {
  const run = newRun(1);
  const append = { sequence: 0, ...encodeEvents([cancelled('first')]) };
  const rest = { inbox: 0, wakeAt: new Date(Date.now() + 400) };
  const outcome = await flushRuns(database.store.system, [{ ...run, epoch: 1, begin: run, append, rest }]);
  expect(outcome).toEqual({ held: new Set([run.runName]), rested: new Set([run.runName]) });
  const holding = runHolding(database.store.system);
  expect(await holding.take(2, [run])).toEqual([]);
  await expect.poll(() => holding.take(2, [run])).toMatchObject([{ runName: run.runName, epoch: 2 }]);
});

test('a run that ends moves to the finished runs; messages for it are refused', async () => {
  const run = await begin(newRun(1));
  const end = {
    status: 'Failed',
    code: 'Failed',
    error: '{"code":"ActionFailed","message":"no"}',
    endedAt: new Date(),
  };
  await flushRuns(database.store.system, [{ ...append(run, 1, 1, [cancelled('last')]), end }]);
  const over = newRun(1);
  await flushRuns(database.store.system, [
    { ...over, epoch: 1, begin: over, append: { sequence: 0, ...encodeEvents([cancelled('only')]) }, end },
  ]);
  for (const finished of [run, over]) {
    expect(
      await database.store.inTenant(run.tenantId, (scope) => runs(scope).find(run.workflowId, finished.runName)),
    ).toMatchObject({ status: 'Failed', error: { code: 'ActionFailed' }, endedAt: end.endedAt });
    expect(await runHolding(database.store.system).deliver(finished, '{}')).toBeUndefined();
  }
});

test('lists runs newest first, in pages, by status, time and tracking id', async () => {
  const other = await saveWorkflow(database.store, await makeTenant(database.store), {
    name: 'listed',
    definition: {},
  });
  const begun: NewRun[] = [];
  for (let index = 0; index < 5; index += 1) {
    const startedAt = new Date(Date.UTC(2026, 0, 1 + index));
    const run = {
      ...newRun(1),
      tenantId: other.tenantId,
      workflowId: other.workflowId,
      runName: `${descendingDigits(startedAt, 0)}x`,
      startedAt,
      ...(index === 1 ? { clientTrackingId: 'mine' } : {}),
    };
    begun.push(run);
    const end = { status: index % 2 === 0 ? 'Succeeded' : 'Failed', code: 'x', endedAt: new Date() };
    await flushRuns(database.store.system, [{ ...run, epoch: 1, begin: run, ...(index === 4 ? {} : { end }) }]);
  }
  const names = begun.map((run) => run.runName);
  const list = async (filter: object) =>
    (
      await database.store.inTenant(other.tenantId, (scope) =>
        runs(scope).list(other.workflowId, { limit: 10, ...filter }),
      )
    ).map((run) => names.indexOf(run.runName));
  expect(await list({})).toEqual([4, 3, 2, 1, 0]);
  expect(await list({ limit: 2 })).toEqual([4, 3]);
  expect(await list({ limit: 2, after: names[3] })).toEqual([2, 1]);
  const status = (of: string): HistoryCondition => ({ kind: 'status', status: of });
  expect(await list({ where: status('Running') })).toEqual([4]);
  expect(await list({ where: status('Failed') })).toEqual([3, 1]);
  const started = (operator: 'ge' | 'gt' | 'le' | 'lt', day: number): HistoryCondition => ({
    kind: 'started',
    operator,
    at: new Date(Date.UTC(2026, 0, day)),
  });
  const all = (...of: readonly HistoryCondition[]): HistoryCondition => ({ kind: 'all', of });
  const any = (...of: readonly HistoryCondition[]): HistoryCondition => ({ kind: 'any', of });
  const not = (of: HistoryCondition): HistoryCondition => ({ kind: 'not', of });
  const tracked = (by = ''): HistoryCondition => ({ kind: 'tracked', by });
  expect(await list({ where: all(started('ge', 2), started('le', 4)) })).toEqual([3, 2, 1]);
  expect(await list({ where: all(started('gt', 2), started('lt', 4)) })).toEqual([2]);
  expect(await list({ where: any(started('lt', 2), started('gt', 4)) })).toEqual([4, 0]);
  expect(await list({ where: tracked('mine') })).toEqual([1]);
  expect(await list({ where: tracked(names[2]) })).toEqual([2]);
  expect(await list({ where: not(tracked('mine')) })).toEqual([4, 3, 2, 0]);
  expect(await list({ where: not(any(status('Failed'), tracked(names[2]))) })).toEqual([4, 0]);
  expect(await list({ where: all(any(status('Failed'), status('Running')), not(started('lt', 4))) })).toEqual([4, 3]);
  expect(await list({ where: any() })).toEqual([]);
  expect(await list({ where: not(any()), limit: 1 })).toEqual([4]);
  const { triggerName } = newRun(1);
  expect(await list({ triggerName: triggerName.toUpperCase(), limit: 2 })).toEqual([4, 3]);
  expect(await list({ triggerName: 'another' })).toEqual([]);
});

test('a worker whose session ends is buried at once, one that is silent after a while, and their runs are free', async () => {
  const session = await database.store.session();
  const dead = await workers(session).register('local');
  const alive = await database.store.session();
  const living = await workers(alive).register('local');
  const run = await begin(newRun(dead));
  const bury = () => database.store.asSystem((scope) => workers(scope).bury(10_000));
  expect((await bury()).workers).not.toContain(dead);
  await session.close();
  await expect.poll(async () => (await bury()).runs.map(({ runName }) => runName)).toContain(run.runName);
  expect(await workers(database.store.system).beat(dead)).toBe(false);
  expect(await workers(database.store.system).beat(living)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await database.store.asSystem((scope) => workers(scope).bury(10))).workers).toEqual([living]);
  await alive.close();
});

test('runs that a worker begins after it was buried are free as well, and those of the living stay theirs', async () => {
  const [session, alive] = [await database.store.session(), await database.store.session()];
  const [dead, living] = [await workers(session).register('local'), await workers(alive).register('local')];
  const bury = () => database.store.asSystem((scope) => workers(scope).bury(60_000));
  await session.close();
  await expect.poll(async () => (await bury()).workers).toContain(dead);
  const [late, held] = [await begin(newRun(dead)), await begin(newRun(living))];
  const { runs: freed, workers: buried } = await bury();
  expect([buried, freed.map(({ runName }) => runName)]).toEqual([[dead], [late.runName]]);
  expect(freed).not.toContainEqual(expect.objectContaining({ runName: held.runName }));
  expect(await bury()).toEqual({ workers: [], runs: [] });
  await alive.close();
});
