import { compileDefinition, type Value, values, writeValue } from '@tenon/definition';
import { evolve, openRun, type RunEvent, type RunState } from '@tenon/run';
import { createRuntime, createVault, type HttpReply, type Runtime } from '@tenon/runtime';
import { runHolding, runs, type Store, triggers, workflows } from '@tenon/store';
import { pino } from 'pino';
import { checkExpectations } from '../../packages/run/src/simulation/check-expectations.ts';
import { newClock } from '../../packages/run/src/simulation/clock.ts';
import { requestCause } from '../../packages/run/src/simulation/start.ts';
import { readTest, type WorkflowTest } from '../../packages/run/src/simulation/test-file.ts';
import type { SimulatedRun, SimulatedWorkflow, World } from '../../packages/run/src/simulation/world.ts';
import type { FreshDatabase } from '../../tools/testing/fresh-database.ts';
import type { TestTenant } from '../../tools/testing/tenant.ts';
import { type StubWorld, startStubWorld } from './stub-world.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

/** What a test runs on: a database and a tenant in it. */
export interface Ground {
  readonly database: FreshDatabase;
  readonly tenant: TestTenant;
}

/** Runs a workflow test on the real runtime, with its journal, queue and timers; answers what differs from the expectations. */
export async function runOnRuntime(source: Value, ground: Ground): Promise<readonly string[]> {
  const test = readTest(source);
  if ('problem' in test) return [test.problem];
  const { store } = ground.database;
  const time = createVirtualTime(test.clock);
  const saved = await saveAll(test, ground);
  const stage: { runtime?: Runtime } = {};
  const stubs = await startStubWorld({ test, time, store, lateReply: (uri) => lateReply(stage.runtime, ground, uri) });
  const runtime = createRuntime({
    store,
    effects: stubs.effects,
    regions: ['local'],
    clock: time,
    log: pino({ level: process.env['TENON_TEST_LOG'] ?? 'silent' }),
    vault: createVault({ masterKey: crypto.getRandomValues(new Uint8Array(32)) }),
    addresses: {
      callbackUrl(place) {
        callBackLater({ test, time, runtime: () => stage.runtime }, place);
        return `https://callback.test/runs/${place.runName}/actions/${encodeURIComponent(place.path)}/run`;
      },
      responseUrl: ({ workflowId, runName }) => `https://callback.test/runs/${workflowId}/${runName}/response`,
      triggerUrl: ({ workflowId, triggerName }) => `https://callback.test/${workflowId}/${triggerName}`,
    },
  });
  stage.runtime = runtime;
  await runtime.start();
  try {
    const main = saved.get('main');
    if (main === undefined) return ['There is no main workflow.'];
    const world = worldOf(test, stubs, saved);
    await start({ test, runtime, ground, main, world });
    await letTimePass({ test, time, ground, runtime, main, saved: [...saved.values()] });
    world.runs.push(...(await readRuns(store, main)));
    return [...stubs.problems, ...checkExpectations(world, main.simulated)];
  } finally {
    for (const { tenantId, workflowId } of saved.values()) {
      await store.inTenant(tenantId, (scope) => workflows(scope).setState(workflowId, 'Disabled', new Date()));
      await runtime.workflowChanged({ tenantId, workflowId });
    }
    await runtime.stop();
    await stubs.close();
  }
}

interface Saved {
  readonly tenantId: string;
  readonly workflowId: string;
  readonly simulated: SimulatedWorkflow;
}

async function saveAll(test: WorkflowTest, { database, tenant }: Ground): Promise<Map<string, Saved>> {
  const saved = new Map<string, Saved>();
  const prefix = `/subscriptions/${tenant.subscriptionId}/resourceGroups/default/providers/Microsoft.Logic/workflows/${test.id}-`;
  for (const [name, { definition, parameters }] of test.workflows) {
    // Called workflows are named by the last segment of an id; here they have ids of this tenant.
    const text = writeValue(definition).replaceAll(/\/subscriptions\/[^"/]*\/[^"]*\/workflows\/(?=[^"/]+")/gi, prefix);
    const given = values.isObject(parameters) ? parameters : {};
    const { value: plan } = compileDefinition(text, { parameters: given });
    if (plan === undefined) throw new Error(`The workflow '${name}' does not compile.`);
    const { workflow } = await database.store.inTenant(tenant.tenantId, (scope) =>
      workflows(scope).save({
        subscriptionId: tenant.subscriptionId,
        resourceGroup: 'default',
        name: `${test.id}-${name}`,
        location: 'local',
        state: 'Enabled',
        tags: {},
        settings: '{}',
        definition: text,
        parameters: writeValue(given),
        hasSecureParameters: plan.parameters.some(({ isSecure }) => isSecure),
        at: new Date(),
      }),
    );
    const identity = { id: prefix + name, name, type: 'Microsoft.Logic/workflows', location: 'local', version: '1' };
    saved.set(name, { tenantId: tenant.tenantId, workflowId: workflow.workflowId, simulated: { plan, identity } });
  }
  return saved;
}

function worldOf(test: WorkflowTest, { sent, problems }: StubWorld, saved: ReadonlyMap<string, Saved>): World {
  const unused = (): never => {
    throw new Error('Nothing is simulated here.');
  };
  return {
    test,
    clock: newClock(test.clock),
    workflows: new Map([...saved].map(([name, { simulated }]) => [name, simulated])),
    runs: [],
    waiting: [],
    sent,
    problems,
    effects: { runScript: unused },
    surroundings: unused,
    batches: new Map(),
    served: new Map(),
    lateReplies: new Map(),
  };
}

interface Started {
  readonly test: WorkflowTest;
  readonly runtime: Runtime;
  readonly ground: Ground;
  readonly main: Saved;
}

async function start({ test, runtime, main, world }: Started & { readonly world: World }): Promise<void> {
  const { tenantId, workflowId } = main;
  const trigger = main.simulated.plan.findTrigger(test.start.trigger);
  if (trigger === undefined) throw new Error(`The main workflow has no trigger '${test.start.trigger}'.`);
  if (test.start.request === undefined) return runtime.workflowChanged({ tenantId, workflowId });
  const { kind: _, ...cause } = requestCause(trigger, test.start);
  const outputs = Object.fromEntries(
    Object.entries(cause).filter(([name, value]) => name !== 'waits' && value !== undefined),
  );
  const call = { tenantId, workflowId, triggerName: trigger.name, outputs: outputs as Record<string, Value> };
  const fired = await runtime.fireRequestTrigger(call);
  void fired.response.then((reply) => {
    world.answer = reply;
  });
}

/** Quiet for so long, and for so many times what a look takes, means that nothing goes on but waiting. */
const quietMs = 160;
const quietLooks = 15;
const lookMs = 20;
const patienceMs = 300_000;

/** Lets the test come to its end: whenever all is quiet, time jumps to the next moment at which something is due. */
async function letTimePass({
  test,
  time,
  ground,
  main,
  saved,
}: Started & { readonly time: VirtualTime; readonly saved: readonly Saved[] }): Promise<void> {
  const { store } = ground.database;
  const endMs = performance.now() + patienceMs;
  const occurrences = new Set<string>();
  let last = '';
  let quietSince = performance.now();
  let longestLookMs = 0;
  for (;;) {
    if (performance.now() > endMs) throw new Error('The test does not come to an end.');
    const lookedAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    const live = await liveRuns(store, saved);
    const due = await triggerDue(store, main, test);
    // The first look may come only after the trigger fired for the first time.
    if (due?.hasFired && occurrences.size === 0) occurrences.add('before the first look');
    if (due !== undefined && !due.isRetry) occurrences.add(due.at);
    const events = await store.system.query<{ count: string }>('select count(*) from run_journal');
    const seen = JSON.stringify([events[0]?.count, live, due, time.now()]);
    if (seen !== last) {
      last = seen;
      quietSince = performance.now();
    }
    longestLookMs = Math.max(performance.now() - lookedAt - lookMs, longestLookMs * 0.95);
    const enoughMs = Math.max(quietMs, quietLooks * longestLookMs);
    const wanted = test.start.polls ?? test.start.times ?? 0;
    // The n-th occurrence is over when the next one stands in the row.
    const hasMore = due !== undefined && occurrences.size <= wanted && test.start.request === undefined;
    if (live.length === 0 && !hasMore && performance.now() - quietSince >= enoughMs / 2) return;
    const isRung = live.some((one) => one.worker === null && one.wake_at !== null && one.wake_at <= time.now());
    if (isRung || performance.now() - quietSince < enoughMs) continue;
    const timers = await timersOf(store, live);
    if (timers === 'computing') continue;
    const moments = [
      ...timers,
      ...(hasMore && due !== undefined ? [Date.parse(due.at)] : []),
      ...(time.nextWaited === undefined ? [] : [time.nextWaited]),
    ].filter((at) => at > time.now().getTime());
    if (moments.length > 0) time.jumpTo(Math.min(...moments));
    for (const { worker, run_name: runName } of live) {
      // Whoever holds a run is told to look: it sleeps by the real clock.
      const notice = JSON.stringify({ kind: 'message', worker, runName });
      if (worker !== null) await store.system.query('select pg_notify($1, $2)', ['tenon_workers', notice]);
    }
    quietSince = performance.now();
  }
}

interface LiveRow {
  readonly run_name: string;
  readonly workflow_id: string;
  readonly worker: number | null;
  readonly wake_at: Date | null;
}

function liveRuns(store: Store, saved: readonly Saved[]): Promise<readonly LiveRow[]> {
  return store.system.query(
    'select run_name, workflow_id, worker, wake_at from live_runs where workflow_id = any($1) order by run_name',
    [saved.map(({ workflowId }) => workflowId)],
  );
}

async function triggerDue(store: Store, { workflowId }: Saved, { start: { trigger } }: WorkflowTest) {
  const progress = await triggers(store.system).find(workflowId, trigger);
  if (progress?.nextAt === undefined) return undefined;
  const attempt = /"attempt":(\d+)/.exec(progress.state)?.[1] ?? '1';
  return {
    at: progress.nextAt.toISOString(),
    isRetry: Number(attempt) > 1,
    hasFired: progress.lastAt !== undefined,
  };
}

/** When the timers of runs are due; scripts take real time and are waited for. */
async function timersOf(store: Store, live: readonly LiveRow[]): Promise<readonly number[] | 'computing'> {
  const moments: number[] = [];
  for (const { run_name: runName, workflow_id: workflowId } of live) {
    const { state } = await readRun(store, workflowId, runName);
    if ([...state.running].some(({ action }) => action.body.kind === 'script')) return 'computing';
    for (const { dueAt } of state.timers.values()) moments.push(Date.parse(dueAt));
  }
  return moments;
}

async function readRuns(store: Store, main: Saved): Promise<readonly SimulatedRun[]> {
  const records = await store.inTenant(main.tenantId, (scope) => runs(scope).list(main.workflowId, { limit: 1_000 }));
  const read = await Promise.all([...records].reverse().map(({ runName }) => readRun(store, main.workflowId, runName)));
  return read.map(({ state, history }) => {
    const ended = history.findLast((event) => event.kind === 'run-completed');
    const startedAt = history[0]?.at ?? '';
    return { workflow: main.simulated, state, startedAt, ...(ended === undefined ? {} : { endedAt: ended.at }) };
  });
}

async function readRun(
  store: Store,
  workflowId: string,
  runName: string,
): Promise<{ readonly state: RunState; readonly history: readonly RunEvent[] }> {
  const history = await runHolding(store.system).history(runName);
  const workflow = await workflows(store.system).findById(workflowId);
  const version = await workflows(store.system).version(workflowId, workflow?.version ?? '');
  const { value: plan } = compileDefinition(version?.definition ?? '', {
    parameters: JSON.parse(version?.parameters ?? '{}'),
  });
  if (plan === undefined) throw new Error('A saved definition does not compile.');
  const state = openRun(plan);
  for (const event of history) evolve(state, event);
  return { state, history };
}

/** The calls from outside that a test plans for an action, counted from when its callback URL is handed out. */
function callBackLater(
  {
    test,
    time,
    runtime,
  }: { readonly test: WorkflowTest; readonly time: VirtualTime; readonly runtime: () => Runtime | undefined },
  place: { readonly tenantId: string; readonly workflowId: string; readonly runName: string; readonly path: string },
): void {
  const action = place.path.replace(/#[\d-]+$/, '').toLowerCase();
  for (const { afterMs, method, headers, body, ...callback } of test.callbacks) {
    if (callback.action.toLowerCase() !== action) continue;
    void time
      .pass(Math.max(afterMs, 1))
      .then(() => runtime()?.deliverCallback({ ...place, method, headers, ...(body !== undefined && { body }) }));
  }
}

async function lateReply(
  runtime: Runtime | undefined,
  { tenant }: Ground,
  uri: string,
): Promise<HttpReply | 'unknown' | undefined> {
  const [, workflowId, runName] = /^https:\/\/callback\.test\/runs\/([^/]+)\/([^/]+)\/response$/.exec(uri) ?? [];
  if (workflowId === undefined || runName === undefined) return 'unknown';
  return (await runtime?.lateResponse({ tenantId: tenant.tenantId, workflowId, runName }))?.reply;
}
