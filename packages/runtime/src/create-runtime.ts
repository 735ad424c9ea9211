import { randomUUID } from 'node:crypto';
import { type StoredContent, type Value, values } from '@tenon/definition';
import { Refusal } from '@tenon/diagnostics';
import type { RunEvent, Surroundings } from '@tenon/run';
import { type RunKey, type RunRecord, runHolding, runs } from '@tenon/store';
import { createBodiesOfCalls } from './bodies/bodies-of-calls.ts';
import { createBodiesOfRun } from './bodies/bodies-of-run.ts';
import { createByteBudget, usualBodyBytes } from './bodies/byte-budget.ts';
import { limitRows } from './bodies/limit-rows.ts';
import { openStored, readStored } from './bodies/read-stored.ts';
import { createSendInTurn } from './bodies/send-in-turn.ts';
import { type CarriedRun, toObserved } from './carrying/carrier.ts';
import { createDepartures } from './carrying/departures.ts';
import { toInstant } from './carrying/instants.ts';
import { createOpenedContents } from './carrying/opened-contents.ts';
import { perform } from './carrying/perform.ts';
import { createPlans, type ReadyVersion } from './carrying/plans.ts';
import { createRunNames } from './carrying/run-names.ts';
import { Worker } from './carrying/worker.ts';
import type { HttpReply } from './effects.ts';
import { createQueue } from './engine/queue.ts';
import type { FiredTrigger, RequestTriggerCall, Runtime, RuntimeParts } from './runtime.ts';
import { createSchedules } from './schedules/schedules.ts';
import { createScripts } from './script/run-scripts.ts';
import { createTransforms } from './transform/run-transforms.ts';
import { collectMessage, type SendToBatch } from './triggers/batches.ts';
import { answerParent, type CallChild, callChild } from './triggers/call-child.ts';
import { carryOutOutcome } from './triggers/carry-out-outcome.ts';
import { causeOfCall, judgeOccurrence, withMembers } from './triggers/occurrence.ts';
import { resubmitRun } from './triggers/resubmit-run.ts';
import { admitWaiting, regionKey, type StartParts } from './triggers/start-runs.ts';
import { createSweeper } from './webhooks/sweeper.ts';
import { createWebhooks, type WebhooksParts } from './webhooks/webhooks.ts';

const defaultMaxRuns = 5_000;
const usualShare = 0.8;
/** How long somebody who looks into a history waits for room. */
const longestOpeningMs = 30_000;

/** Makes a runtime; it does nothing before `start`. */
export function createRuntime(parts: RuntimeParts): Runtime {
  const { store, log, clock, addresses, effects } = parts;
  const regions = parts.regions.map(regionKey);
  const now = () => clock.now();
  const maxRuns = parts.maxRuns ?? defaultMaxRuns;
  const queue = createQueue({
    connectionString: store.connectionString,
    regions,
    onError: (error) => log.warn({ err: error }, 'the queue reported an error'),
  });
  const plans = createPlans(store);
  const scripts = createScripts();
  const transforms = createTransforms(store);
  const runName = createRunNames();
  const rows = limitRows(store);
  const bodiesOfCalls = createBodiesOfCalls({ rows, log });
  const departures = createDepartures();
  const bodies = parts.bodies ?? createByteBudget(usualBodyBytes);

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
    regions,
    maxRuns,
    tenantLimits: {
      each: parts.tenantLimits?.each ?? Math.max(1, Math.floor(maxRuns * usualShare)),
      byTenant: parts.tenantLimits?.byTenant ?? new Map(),
    },
    tenantWeights: parts.tenantWeights ?? new Map(),
    now,
    hasVirtualTime: clock.isVirtual ?? false,
    log,
    observers: [...(parts.observers ?? []), departures.observer],
    surroundings: (run, instant) => ({
      ...surroundings(run, instant),
      ...(run.parent === undefined ? {} : { answersRun: true }),
    }),
    opening: { bodies, open: (name, content) => openStored(rows, name, content) },
    perform: (performed) => perform(performParts, performed),
    async admitWaiting(workflowId, triggerName) {
      const ready = await plans.current(workflowId);
      const admitted = ready === undefined ? [] : await admitWaiting(start, ready, triggerName);
      for (const key of admitted) void worker.takeSoon(key);
    },
  });

  const start: StartParts = { store, queue, worker };

  const performParts = {
    effects,
    scripts,
    transforms,
    now,
    log,
    bodiesOf: createBodiesOfRun({ rows, log }),
    sendInTurn: createSendInTurn(createByteBudget(bodies.bytes)),
    traceparentOf: (run: CarriedRun, request: string) => parts.traceparentOf?.(toObserved(run), request),
    answerCaller: (run: CarriedRun, reply: HttpReply) =>
      run.parent === undefined
        ? worker.answer(run, reply)
        : answerParent(start, { parent: run.parent, reply, at: toInstant(now()) }),
    sendToBatch: (command: SendToBatch, run: CarriedRun) =>
      collectMessage(start, { command, run, plans, surroundings, at: now() }),
    callChild: (command: CallChild, run: CarriedRun) =>
      callChild(start, { command, run, plans, surroundings, at: now() }),
  };

  const ofTrigger: WebhooksParts['surroundings'] = (workflow, instant) =>
    surroundings({ ...workflow, runName: '' }, instant);
  const webhooks = createWebhooks({ ...parts, regions, plans, now, surroundings: ofTrigger });

  const schedules = createSchedules({
    store,
    queue,
    plans,
    effects,
    now,
    surroundings: ofTrigger,
    arrangeMore: (ready, scope) => webhooks.arrange(ready, scope),
    begun: (key) => worker.takeSoon(key),
  });

  const sweeper = createSweeper({ ...parts, regions, schedules, webhooks, now });

  return {
    async start() {
      await queue.start();
      await worker.start();
      await schedules.start();
      sweeper.start();
    },
    async stop() {
      await sweeper.stop();
      await worker.stop();
      await queue.stop();
      await scripts.close();
      await transforms.close();
    },
    async fireRequestTrigger(call) {
      const { kept } = call;
      if (kept === undefined) return fire(call);
      try {
        const fired = await fire(call);
        if (fired.runName !== kept.runName) await bodiesOfCalls.forget(call.tenantId, kept);
        return fired;
      } catch (error) {
        // After any other failure the run may have been written all the same.
        if (error instanceof Refusal) await bodiesOfCalls.forget(call.tenantId, kept);
        throw error;
      }
    },
    async bodyOfCall({ workflowId, triggerName }) {
      const ready = await plans.current(workflowId);
      const trigger = ready?.plan.findTrigger(triggerName);
      if (ready === undefined || trigger === undefined) return undefined;
      const name = runName(now());
      const keeper = bodiesOfCalls.ofTrigger(ready.plan, trigger, { ...ready.workflow, runName: name });
      return keeper && { runName: name, keeper };
    },
    async bodyOfCallback({ path, ...key }) {
      if (!(await isWaitingForCallback(key, path))) return 'closed';
      const { version } = await findRun(key);
      const ready = await plans.version(key.workflowId, version);
      const keeper = ready && bodiesOfCalls.ofCallback(ready.plan, path, key);
      return keeper && { runName: key.runName, keeper };
    },
    async findCallable(workflowId, version) {
      const current = await plans.current(workflowId);
      if (current === undefined) return undefined;
      const named = version === undefined ? current : await plans.version(workflowId, version);
      return { workflow: current.workflow, keys: current.keys, plan: named?.plan };
    },
    async deliverCallback({ tenantId, workflowId, runName: name, path, method, headers, body }) {
      const key = { tenantId, workflowId, runName: name };
      const close = async () => {
        if (values.isStored(body)) await bodiesOfCalls.forget(tenantId, { runName: name, content: body });
        return 'closed' as const;
      };
      if (!(await isWaitingForCallback(key, path))) return close();
      const event: RunEvent = {
        kind: 'callback-received',
        path,
        at: toInstant(now()),
        method,
        headers,
        ...(body !== undefined && { body }),
      };
      return (await worker.deliver(key, event)) ? 'accepted' : close();
    },
    async cancelRun(key, by) {
      const run = await findRun(key);
      if (run.endedAt !== undefined) return;
      await worker.deliver(key, { kind: 'cancel-requested', at: toInstant(now()), ...(by !== undefined && { by }) });
    },
    async resubmitRun(key, again) {
      const record = await findRun(key);
      return resubmitRun(
        { store, plans, start, open: openBody },
        { record, key, again },
        surroundings(key, toInstant(now())),
      );
    },
    async workflowChanged({ workflowId }) {
      await worker.announceChange(workflowId);
      await schedules.arrange(workflowId);
      await sweeper.hurry();
    },
    openBody,
    whenLeft: departures.whenLeft,
    readBody: (name, content) => readStored(rows, name, content),
    async lateResponse({ runName: name }) {
      const history = await runHolding(store.system).history(name);
      const answers = history.flatMap((event) => (event.kind === 'caller-answered' ? [event] : []));
      const isAnonymous = answers.at(-1)?.reply.isAnonymous ?? false;
      const late = answers.findLast(({ to }) => to === 'late');
      return late === undefined ? { isAnonymous } : { isAnonymous, reply: late.reply };
    },
  };

  async function fire(call: RequestTriggerCall): Promise<FiredTrigger> {
    const ready = await findEnabled(call);
    const trigger = ready.plan.findTrigger(call.triggerName);
    if (trigger === undefined) throw unknownTrigger(call.triggerName);
    const at = now();
    if (
      trigger.type === 'Http' ||
      (trigger.type.startsWith('ApiConnection') && trigger.type !== 'ApiConnectionWebhook')
    ) {
      await schedules.hasten(call.workflowId, trigger.name);
      const name = runName(at);
      return { runName: name, clientTrackingId: name, response: Promise.resolve({ statusCode: 202, headers: {} }) };
    }
    const { kept } = call;
    const { tenantId } = ready.workflow;
    // The workflow may have changed since the body began to come: a trigger that looks into it now gets it whole.
    const isKept =
      kept !== undefined &&
      bodiesOfCalls.ofTrigger(ready.plan, trigger, { tenantId, runName: kept.runName }) !== undefined;
    const outputs =
      kept === undefined || isKept
        ? call.outputs
        : withMembers(call.outputs, { body: await openBody({ tenantId, runName: kept.runName }, kept.content) });
    const around = withRunName(
      surroundings({ ...ready.workflow, runName: '' }, toInstant(at)),
      isKept ? kept.runName : undefined,
    );
    const cause = causeOfCall(trigger.type, outputs, around.now);
    const outcome = judgeOccurrence(ready, { trigger: trigger.name, cause }, around);
    return carryOutOutcome(start, ready, { outcome, call, at, historyName: runName(at) });
  }

  async function openBody(run: Pick<RunKey, 'tenantId' | 'runName'>, content: StoredContent): Promise<Value> {
    const signal = AbortSignal.timeout(longestOpeningMs);
    const opened = createOpenedContents({ bodies, open: (name, one) => openStored(rows, name, one) }, run, signal);
    try {
      await opened.add(content);
      const value = opened.values.get(content.id);
      if (value !== undefined) return value;
    } finally {
      opened.clear();
    }
    throw new Refusal(
      'too-many-runs',
      'There is no room for the body: too many large ones are in memory. Try again later.',
    );
  }

  async function findEnabled({ tenantId, workflowId, version }: RequestTriggerCall): Promise<ReadyVersion> {
    const current = await plans.current(workflowId);
    const ready = version === undefined ? current : await plans.version(workflowId, version);
    if (ready === undefined || ready.workflow.tenantId !== tenantId) throw unknownWorkflow(workflowId);
    if (ready.workflow.state === 'Enabled') return ready;
    throw new Refusal('workflow-disabled', `The workflow "${ready.workflow.name}" is disabled. Enable it first.`);
  }

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

/** Surroundings in which the first run that starts has this name. */
function withRunName(around: Surroundings, reserved: string | undefined): Surroundings {
  let next = reserved;
  const newRunName = () => {
    const name = next ?? around.newRunName();
    next = undefined;
    return name;
  };
  return reserved === undefined ? around : { ...around, newRunName };
}

function unknownTrigger(name: string): Refusal {
  return new Refusal('trigger-not-found', `The workflow has no trigger "${name}".`);
}

function unknownWorkflow(workflowId: string): Refusal {
  return new Refusal('workflow-not-found', `There is no workflow "${workflowId}".`);
}
