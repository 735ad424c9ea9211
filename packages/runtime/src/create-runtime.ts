import { randomUUID } from 'node:crypto';
import { Refusal } from '@tenon/diagnostics';
import type { RunEvent, Surroundings } from '@tenon/run';
import { type RunKey, type RunRecord, runHolding, runs } from '@tenon/store';
import type { CarriedRun } from './carrying/carrier.ts';
import { toInstant } from './carrying/instants.ts';
import { perform } from './carrying/perform.ts';
import { createPlans, type ReadyVersion } from './carrying/plans.ts';
import { createRunNames } from './carrying/run-names.ts';
import { Worker } from './carrying/worker.ts';
import { createQueue } from './engine/queue.ts';
import type { Runtime, RuntimeParts } from './runtime.ts';
import { createSchedules } from './schedules/schedules.ts';
import { createScripts } from './script/run-scripts.ts';
import { startedEvent, type TriggerStart } from './triggers/started-event.ts';

const defaultMaxRuns = 5_000;

/** Makes a runtime; it does nothing before `start`. */
export function createRuntime(parts: RuntimeParts): Runtime {
  const { store, region, log, clock, addresses, effects } = parts;
  const now = () => clock.now();
  const queue = createQueue({
    connectionString: store.connectionString,
    region,
    onError: (error) => log.warn({ err: error }, 'the queue reported an error'),
  });
  const plans = createPlans(store);
  const scripts = createScripts();
  const runName = createRunNames();

  const surroundings = (run: RunKey, instant: string): Surroundings => ({
    now: instant,
    newId: randomUUID,
    newRunName: () => runName(now()),
    random: Math.random,
    callbackUrl: (name, path) => addresses.callbackUrl({ ...place(run), runName: name, path }),
    responseUrl: (name) => addresses.responseUrl({ ...place(run), runName: name }),
  });

  const worker = new Worker({
    store,
    queue,
    plans,
    region,
    maxRuns: parts.maxRuns ?? defaultMaxRuns,
    now,
    log,
    surroundings,
    perform: (command, run, signal) => perform(performParts, { command, run, signal }),
  });

  const performParts = {
    effects,
    scripts,
    now,
    log,
    answerCaller: (run: CarriedRun, reply: Parameters<typeof worker.answer>[1]) => worker.answer(run, reply),
    callChild: async () => ({ failure: { code: 'NotSupported', message: 'Not yet.', retry: false } }),
  };

  const schedules = createSchedules({
    store,
    queue,
    plans,
    region,
    now,
    runName,
    begun: (key) => worker.takeSoon(key),
  });

  const begin = async (ready: ReadyVersion, start: TriggerStart) => {
    const at = now();
    const name = runName(at);
    const { workflow, version, plan } = ready;
    const event = startedEvent(ready, { ...start, runName: name, at: toInstant(at) });
    const response = start.hasCaller ? worker.callers.wait(name) : undefined;
    try {
      await worker.begin({
        row: {
          tenantId: workflow.tenantId,
          workflowId: workflow.workflowId,
          runName: name,
          version,
          triggerName: event.trigger.name,
          region,
          startedAt: at,
          ...(event.clientTrackingId !== name && { clientTrackingId: event.clientTrackingId }),
          ...(start.originName !== undefined && { originName: start.originName }),
        },
        subscriptionId: workflow.subscriptionId,
        plan,
        events: [event],
        hasCaller: start.hasCaller,
      });
    } catch (error) {
      worker.callers.forget(name);
      throw error;
    }
    return { runName: name, clientTrackingId: event.clientTrackingId, response };
  };

  return {
    async start() {
      await queue.start();
      await worker.start();
      await schedules.start();
    },
    async stop() {
      await worker.stop();
      await queue.stop();
      await scripts.close();
    },
    async fireRequestTrigger(call) {
      const ready = await plans.current(call.workflowId);
      if (ready === undefined || ready.workflow.tenantId !== call.tenantId) throw unknownWorkflow(call.workflowId);
      if (ready.workflow.state !== 'Enabled') {
        throw new Refusal('workflow-disabled', `The workflow "${ready.workflow.name}" is disabled. Enable it first.`);
      }
      const {
        runName: name,
        clientTrackingId,
        response,
      } = await begin(ready, {
        triggerName: call.triggerName,
        outputs: call.outputs,
        hasCaller: true,
        ...(call.clientTrackingId !== undefined && { clientTrackingId: call.clientTrackingId }),
      });
      if (response === undefined) throw new Error('A caller waits for no response.');
      return { runName: name, clientTrackingId, response };
    },
    async deliverCallback({ tenantId, workflowId, runName: name, path, method, headers, body }) {
      const key = { tenantId, workflowId, runName: name };
      if (!(await isWaitingForCallback(key, path))) return 'closed';
      const event: RunEvent = {
        kind: 'callback-received',
        path,
        at: toInstant(now()),
        method,
        headers,
        ...(body !== undefined && { body }),
      };
      return (await worker.deliver(key, event)) ? 'accepted' : 'closed';
    },
    async cancelRun(key, by) {
      const run = await findRun(key);
      if (run.endedAt !== undefined) return;
      await worker.deliver(key, { kind: 'cancel-requested', at: toInstant(now()), ...(by !== undefined && { by }) });
    },
    async resubmitRun(key) {
      await findRun(key);
      const [started] = await runHolding(store.system).history(key.runName);
      const ready = await plans.current(key.workflowId);
      if (ready === undefined || started?.kind !== 'run-started') throw unknownWorkflow(key.workflowId);
      const { name, inputs, outputs } = started.trigger;
      const { runName: repeated } = await begin(ready, {
        triggerName: name,
        hasCaller: false,
        originName: key.runName,
        ...(inputs !== undefined && { inputs }),
        ...(outputs !== undefined && { outputs }),
      });
      return { runName: repeated };
    },
    workflowChanged: ({ workflowId }) => schedules.arrange(workflowId),
    async lateResponse({ runName: name }) {
      const history = await runHolding(store.system).history(name);
      const answered = history.findLast((event) => event.kind === 'caller-answered' && event.to === 'late');
      return answered?.kind === 'caller-answered' ? answered.reply : undefined;
    },
  };

  async function findRun(key: RunKey): Promise<RunRecord> {
    const run = await store.inTenant(key.tenantId, (scope) => runs(scope).find(key.workflowId, key.runName));
    if (run === undefined) throw new Refusal('run-not-found', `There is no run "${key.runName}" of this workflow.`);
    return run;
  }

  /** Whether the action at a path has handed out its callback URL and not been called yet. */
  async function isWaitingForCallback(key: RunKey, path: string): Promise<boolean> {
    let isWaiting = false;
    for (const event of await runHolding(store.system).history(key.runName)) {
      if (!('path' in event) || event.path !== path) continue;
      if (event.kind === 'action-started') isWaiting = event.callbackUrl !== undefined;
      if (event.kind === 'callback-received' || event.kind === 'action-completed') isWaiting = false;
    }
    return isWaiting;
  }
}

function place({ tenantId, workflowId, runName }: RunKey): RunKey {
  return { tenantId, workflowId, runName };
}

function unknownWorkflow(workflowId: string): Refusal {
  return new Refusal('workflow-not-found', `There is no workflow "${workflowId}".`);
}
