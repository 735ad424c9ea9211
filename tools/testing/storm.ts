import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { runs, type Store } from '@tenon/store';
import { makeTenant, saveWorkflow } from './tenant.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

/** What a storm left behind. All lists are empty when nothing was lost and nothing done twice. */
export interface StormOutcome {
  readonly accepted: number;
  readonly ended: number;
  readonly kills: number;
  /** Effects that reached the API, and how many of them were tries of an effect whose reply had not been recorded. */
  readonly effects: number;
  readonly triedAgain: number;
  readonly seconds: number;
  /** Accepted runs that have not ended. */
  readonly lost: readonly string[];
  /** Runs that did not end as their plan says. */
  readonly astray: readonly string[];
  /** Requests that were sent again although their end was recorded, or recorded twice. */
  readonly repeated: readonly string[];
}

/** How hard it blows. */
export interface StormOptions {
  readonly connectionString: string;
  readonly store: Store;
  /** So many runs are accepted. */
  readonly runs: number;
  /** A worker is killed after a random time up to this long. */
  readonly longestLifeMs: number;
}

const waitSeconds = 2;
const slowestReplyMs = 200;
const callsEach = 3;
const underWayEach = 200;
const readAtOnce = 8;

/**
 * Fires runs at three workers, of which two are killed again and again at random, and counts at a stub API that logs every
 * effect. Each run makes three calls with a wait between.
 */
export async function storm({
  connectionString,
  store,
  runs: wanted,
  longestLifeMs,
}: StormOptions): Promise<StormOutcome> {
  const startedAt = performance.now();
  const sent = new Map<string, number[]>();
  const api = createServer((request, response) => {
    const id = String(request.headers['x-ms-client-request-id']);
    sent.set(id, [...(sent.get(id) ?? []), Date.now()]);
    // Long enough for kills to find effects under way.
    setTimeout(() => response.end('done'), Math.random() * slowestReplyMs);
  });
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  const workflow = await saveStormWorkflow(store, `http://127.0.0.1:${(api.address() as AddressInfo).port}`);
  const accepted = new Set<string>();
  let fired = 0;
  let kills = 0;
  let isOver = false;

  /** Keeps a worker busy until enough runs are accepted, or it is dead. What it had not accepted yet is nobody's. */
  const drive = async (worker: WorkerProcess): Promise<void> => {
    let own = 0;
    const isAlive = () => worker.child.signalCode === null && worker.child.exitCode === null;
    while (accepted.size < wanted && isAlive()) {
      const names = worker.lines.flatMap((line) => line.accepted ?? []);
      for (const name of names) accepted.add(name);
      const refused = worker.lines.filter((line) => line.refused !== undefined).length;
      for (; own < names.length + refused + underWayEach && accepted.size + own - names.length < wanted; own += 1) {
        fired += 1;
        worker.send({ tenantId: workflow.tenantId, workflowId: workflow.workflowId, body: `${fired}` });
      }
      await sleep(20);
    }
  };
  const note = (worker: WorkerProcess) => {
    for (const { accepted: name } of worker.lines) if (name !== undefined) accepted.add(name);
  };
  const steady = await startWorkerProcess(connectionString);
  const live = async (): Promise<void> => {
    while (!isOver) {
      const fragile = await startWorkerProcess(connectionString);
      const driven = drive(fragile);
      await sleep(longestLifeMs * (0.2 + 0.8 * Math.random()));
      kills += 1;
      await fragile.kill();
      await driven;
      note(fragile);
    }
  };
  try {
    const lives = [live(), live()];
    await drive(steady);
    // The last ones are still carried out under fire.
    await untilAsleepOrOver(store, workflow.workflowId, wanted / 10);
    isOver = true;
    await Promise.all(lives);
    note(steady);
    await untilAsleepOrOver(store, workflow.workflowId, 0);
  } finally {
    isOver = true;
    await steady.kill('SIGTERM');
    api.close();
    api.closeAllConnections();
  }
  const judged = await judge(store, workflow, sent);
  const all = [...sent.values()];
  return {
    accepted: accepted.size,
    kills,
    effects: all.reduce((sum, times) => sum + times.length, 0),
    triedAgain: all.reduce((sum, times) => sum + times.length - 1, 0),
    seconds: (performance.now() - startedAt) / 1_000,
    lost: [...accepted].filter((name) => !judged.ended.has(name)),
    ...judged,
    ended: judged.ended.size,
  };
}

function saveStormWorkflow(store: Store, apiUrl: string) {
  const call = (name: string, after?: string) => ({
    type: 'Http',
    inputs: { method: 'POST', uri: `${apiUrl}/${name}/@{triggerBody()}`, retryPolicy: { type: 'none' } },
    runAfter: after === undefined ? {} : { [after]: ['Succeeded'] },
  });
  const definition = {
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: {
      One: call('one'),
      Wait: {
        type: 'Wait',
        inputs: { interval: { count: waitSeconds, unit: 'Second' } },
        runAfter: { One: ['Succeeded'] },
      },
      Two: call('two', 'Wait'),
      Three: call('three', 'Two'),
    },
  };
  return makeTenant(store).then((tenant) => saveWorkflow(store, tenant, { name: 'storm', definition }));
}

/** Until so few runs at most are not over; gives up when none ends for a minute. */
async function untilAsleepOrOver(store: Store, workflowId: string, left: number): Promise<void> {
  let last = Number.POSITIVE_INFINITY;
  for (let idleMs = 0; idleMs < 60_000; idleMs += 200) {
    const rows = await store.system.query<{ count: number }>(
      'select count(*)::int as count from live_runs where workflow_id = $1',
      [workflowId],
    );
    const count = rows[0]?.count ?? 0;
    if (count <= left) return;
    if (count !== last) idleMs = 0;
    last = count;
    await sleep(200);
  }
}

async function judge(
  store: Store,
  { tenantId, workflowId }: { readonly tenantId: string; readonly workflowId: string },
  sent: ReadonlyMap<string, readonly number[]>,
): Promise<{
  readonly ended: ReadonlySet<string>;
  readonly astray: readonly string[];
  readonly repeated: readonly string[];
}> {
  const rows = await store.system.query<{ run_name: string; status: string }>(
    'select run_name, status from finished_runs where workflow_id = $1',
    [workflowId],
  );
  const left = [...rows];
  const astray: string[] = [];
  const repeated: string[] = [];
  const read = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const { run_name: runName, status } = next;
      const history = await store.inTenant(tenantId, (scope) => runs(scope).history(runName));
      const finished = history.flatMap((event) =>
        event.kind === 'request-finished' ? [{ request: event.request, at: Date.parse(event.at) }] : [],
      );
      if (status !== 'Succeeded' || finished.length !== callsEach) astray.push(runName);
      if (new Set(finished.map(({ request }) => request)).size !== finished.length) repeated.push(runName);
      for (const { request, at } of finished) {
        if ((sent.get(request)?.at(-1) ?? 0) > at) repeated.push(request);
      }
    }
  };
  await Promise.all(Array.from({ length: readAtOnce }, read));
  return { ended: new Set(rows.map((row) => row.run_name)), astray, repeated };
}
