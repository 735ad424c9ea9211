import type { RunEvent } from '@tenon/run';
import { type RunRecord, runs, type Workflow } from '@tenon/store';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type EffectLog, startEffectLog } from '../../../tools/testing/effect-log.ts';
import { type FreshDatabase, freshDatabase } from '../../../tools/testing/fresh-database.ts';
import { makeTenant, saveWorkflow, type TestTenant } from '../../../tools/testing/tenant.ts';
import { startWorkerProcess, type WorkerProcess } from '../../../tools/testing/worker-process.ts';

// A worker kills itself (SIGKILL) just before or just after an event of each kind is durable; then another one goes on. Each
// case has a region of its own, so that nobody but the worker that is to die carries its run.

const kinds = [
  'run-started',
  'action-started',
  'action-completed',
  'action-skipped',
  'request-started',
  'request-finished',
  'script-finished',
  'timer-set',
  'timer-fired',
  'subscribed',
  'callback-received',
  'cancel-requested',
  'until-checked',
  'caller-answered',
  'run-completed',
] as const satisfies readonly RunEvent['kind'][];

interface Case {
  readonly kind: RunEvent['kind'];
  readonly side: 'before' | 'after';
}

const cases: readonly Case[] = kinds.flatMap((kind): Case[] => [
  { kind, side: 'before' },
  { kind, side: 'after' },
]);

/** What was found when the worker was dead. */
interface Death {
  readonly workflow: Workflow;
  readonly signal: NodeJS.Signals | null;
  readonly isAccepted: boolean;
  readonly history: readonly RunEvent[] | undefined;
  /** How often each request had been sent whose end was recorded. */
  readonly settled: ReadonlyMap<string, number>;
}

let database: FreshDatabase;
let tenant: TestTenant;
let api: EffectLog;
let survivor: WorkerProcess;
const processes: WorkerProcess[] = [];
const deaths = new Map<Case, Death>();

const patience = { timeout: 60_000, interval: 50 };

const regionOf = ({ side, kind }: Case) => `${side}-${kind}`;

beforeAll(async () => {
  database = await freshDatabase();
  tenant = await makeTenant(database.store);
  api = await startEffectLog((url, response, before) => {
    const isFirst = !before.some((one) => one.url === url);
    if (url.startsWith('/flaky/') && isFirst) response.writeHead(503, { 'retry-after': '0' });
  });
  const left = [...cases];
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) deaths.set(next, await die(next));
  };
  await Promise.all(Array.from({ length: 6 }, lane));
  survivor = await startWorkerProcess(database.connectionString, { TENON_TEST_REGIONS: cases.map(regionOf).join(' ') });
  processes.push(survivor);
}, 600_000);
afterAll(async () => {
  for (const one of processes) await one.kill();
  api.close();
  await database.drop();
});

const call = (name: string) => ({
  type: 'Http',
  inputs: { method: 'POST', uri: `${api.url}/${name}/@{triggerBody()}` },
});
const after = (name: string, status = 'Succeeded') => ({ runAfter: { [name]: [status] } });

/** A workflow in whose history every kind of event occurs; whether it ends by a callback or is cancelled is for the test to say. */
const actions = () => ({
  Count: { type: 'InitializeVariable', inputs: { variables: [{ name: 'n', type: 'Integer', value: 0 }] } },
  Flaky: { ...call('flaky'), ...after('Count') },
  Script: { type: 'JavaScriptCode', inputs: { code: 'return 6 * 7;' }, ...after('Flaky') },
  Never: { type: 'Compose', inputs: 1, ...after('Script', 'Failed') },
  Until: {
    type: 'Until',
    expression: `@greaterOrEquals(variables('n'), 2)`,
    limit: { count: 5, timeout: 'PT1H' },
    actions: { Up: { type: 'IncrementVariable', inputs: { name: 'n', value: 1 } } },
    ...after('Script'),
  },
  Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body: `@body('Script')` }, ...after('Until') },
  Hook: {
    type: 'HttpWebhook',
    inputs: {
      subscribe: { method: 'POST', uri: `${api.url}/hook/@{triggerBody()}`, body: '@{listCallbackUrl()}' },
      unsubscribe: {},
    },
    ...after('Answer'),
  },
  Last: { ...call('last'), ...after('Hook') },
});

async function die(one: Case): Promise<Death> {
  const name = regionOf(one);
  const workflow = await saveWorkflow(database.store, tenant, {
    name,
    location: name,
    definition: {
      contentVersion: '1.0.0.0',
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
      actions: actions(),
    },
  });
  const fragile = await startWorkerProcess(database.connectionString, {
    TENON_TEST_DIE: `${one.side}:${one.kind}`,
    TENON_TEST_REGIONS: name,
  });
  processes.push(fragile);
  fragile.send({ tenantId: workflow.tenantId, workflowId: workflow.workflowId, body: name });
  const isDead = () => fragile.child.signalCode !== null;
  const until = (what: string, isSo: () => boolean | Promise<boolean>) =>
    vi.waitUntil(isSo, patience).catch(async (cause: unknown) => {
      const kinds = (await historyOf(workflow))?.map(({ kind }) => kind);
      throw new Error(`${name}: ${what} did not come; the run's events are ${kinds?.join(', ') ?? 'none'}.`, { cause });
    });
  await until('the death or the wait for a callback', async () => isDead() || isSubscribed(await historyOf(workflow)));
  if (!isDead()) fragile.send(await finish(one, workflow));
  await until('the death', isDead);
  const history = await historyOf(workflow);
  const finished = (history ?? []).flatMap((event) => (event.kind === 'request-finished' ? [event.request] : []));
  return {
    workflow,
    signal: fragile.child.signalCode,
    isAccepted: fragile.lines.some(({ accepted }) => accepted !== undefined),
    history,
    settled: new Map(finished.map((request) => [request, timesSent(request)])),
  };
}

/** What ends the wait of the webhook: somebody calls back, or cancels the run. */
async function finish({ kind }: Case, workflow: Workflow): Promise<object> {
  const { tenantId, workflowId } = workflow;
  const place = { tenantId, workflowId, runName: (await runOf(workflow))?.runName };
  if (kind === 'cancel-requested') return { cancel: place };
  return { callback: { ...place, path: 'Hook', method: 'POST', headers: {} } };
}

const timesSent = (request: string) => api.effects.filter((one) => one.requestId === request).length;

const isSubscribed = (history: readonly RunEvent[] | undefined) =>
  history?.some(({ kind }) => kind === 'subscribed') ?? false;

async function runOf({ workflowId }: Workflow): Promise<RunRecord | undefined> {
  const [run] = await database.store.inTenant(tenant.tenantId, (scope) => runs(scope).list(workflowId, { limit: 2 }));
  return run;
}

/** The recorded events of the workflow's only run; undefined when it has none. */
async function historyOf(workflow: Workflow): Promise<readonly RunEvent[] | undefined> {
  const run = await runOf(workflow);
  return run && database.store.inTenant(tenant.tenantId, (scope) => runs(scope).history(run.runName));
}

test.each(cases)(
  'killed $side $kind is durable: the run ends as planned, nothing recorded is done again',
  async (one) => {
    const death = deaths.get(one);
    if (death === undefined) throw new Error('The worker did not die.');
    const { workflow, signal, isAccepted, history, settled } = death;
    expect(signal).toBe('SIGKILL');
    if (one.side === 'after') expect(history?.map(({ kind }) => kind)).toContain(one.kind);
    if (history === undefined) {
      expect([isAccepted, one]).toEqual([false, { kind: 'run-started', side: 'before' }]);
      return;
    }
    await expect.poll(async () => isSubscribed(await historyOf(workflow))).toBe(true);
    survivor.send(await finish(one, workflow));
    await expect.poll(async () => (await runOf(workflow))?.endedAt).toBeDefined();
    const whole = (await historyOf(workflow)) ?? [];
    expect(whole.slice(0, history.length)).toEqual(history);
    const status = one.kind === 'cancel-requested' ? 'Cancelled' : 'Succeeded';
    expect(whole.filter(({ kind }) => kind === 'run-completed')).toMatchObject([{ status }]);
    const completed = whole.flatMap((event) => (event.kind === 'action-completed' ? [event.path] : []));
    expect(completed.toSorted()).toEqual([...new Set(completed)].toSorted());
    const expected = status === 'Cancelled' ? ['Flaky', 'Script'] : ['Flaky', 'Script', 'Hook', 'Last'];
    expect(completed).toEqual(expect.arrayContaining(expected));
    for (const [request, times] of settled) expect(timesSent(request)).toBe(times);
  },
);
