import { readValue, type Value, writeValue } from '@tenon/definition';
import type { Surroundings } from '@tenon/run';
import {
  batchMessages,
  type RunKey,
  runLimits,
  type Scope,
  type Store,
  type TriggerProgress,
  triggers,
  workflows,
} from '@tenon/store';
import { fromInstant, toInstant } from '../carrying/instants.ts';
import type { Plans, ReadyVersion } from '../carrying/plans.ts';
import type { Effects } from '../effects.ts';
import type { Payload, Queue } from '../engine/queue.ts';
import { releaseBatch } from '../triggers/batches.ts';
import { judgeOccurrence, type TriggerOutcome } from '../triggers/occurrence.ts';
import { recordOutcome } from '../triggers/record-outcome.ts';
import { regionKey, startRuns } from '../triggers/start-runs.ts';
import { type Armed, type ArmedTrigger, armedTriggers, fingerprintOf } from './armed.ts';
import { poll } from './poll.ts';

/** What schedules are made of. */
export interface SchedulesParts {
  readonly store: Store;
  readonly queue: Queue;
  readonly plans: Plans;
  readonly effects: Effects;
  readonly now: () => Date;
  surroundings(workflow: Pick<RunKey, 'tenantId' | 'workflowId'>, now: string): Surroundings;
  /** Writes down what else the triggers of a workflow want, in the same transaction. */
  arrangeMore(ready: ReadyVersion, scope: Scope): Promise<void>;
  /** Told about runs that were begun and wait to be taken. */
  begun(key: RunKey): Promise<void>;
}

/** Fires the triggers that fire by themselves: recurrences, sliding windows, polls. */
export interface Schedules {
  /** Arms the triggers of a workflow as it is now; a disabled or deleted one has none. */
  arrange(workflowId: string): Promise<void>;
  /** Makes a trigger due at once; one that fires by itself no more begins again. */
  hasten(workflowId: string, triggerName: string): Promise<void>;
  /** Fires what is due, as the queue says. */
  start(): Promise<void>;
}

/**
 * Each such trigger has one row with the instant at which it is due next, and a wake-up for that instant. Firing
 * moves the row on, begins the runs and keeps the next wake-up in one transaction under the row's lock: so no firing
 * is missed and none doubled, whatever the queue delivers twice and whoever dies in between.
 */
export function createSchedules(parts: SchedulesParts): Schedules {
  return {
    arrange: (workflowId) => arrange(parts, workflowId),
    hasten: (workflowId, triggerName) => hasten(parts, workflowId, triggerName),
    start: () =>
      parts.queue.work('triggers', async (payloads) => {
        const fired = await Promise.allSettled(payloads.map((payload) => fire(parts, payload)));
        const failed = fired.find((one) => one.status === 'rejected');
        if (failed !== undefined) throw failed.reason;
      }),
  };
}

async function arrange(parts: SchedulesParts, workflowId: string): Promise<void> {
  const ready = await parts.plans.current(workflowId);
  if (ready === undefined) return;
  const armed = armedTriggers(ready);
  await parts.store.asSystem(async (scope) => {
    await workflows(scope).markArranged(workflowId);
    await parts.arrangeMore(ready, scope);
    await triggers(scope).keepOnly(
      workflowId,
      armed.map(({ key }) => key),
    );
    for (const one of armed) {
      const triggerName = one.key;
      const known = await triggers(scope).lock(workflowId, triggerName);
      const fingerprint = fingerprintOf(one);
      if (known !== undefined && readArmed(known).fingerprint === fingerprint) continue;
      const since = toInstant(parts.now());
      const next = one.recurrence?.nextDue({ since });
      const nextAt = next === undefined ? undefined : fromInstant(next);
      const progress = {
        workflowId,
        triggerName,
        state: writeArmed({ since, fingerprint }),
        lastAt: undefined,
        nextAt,
      };
      await moveOn(parts, { scope, ready, progress, delayMs: one.trigger.delayMs });
    }
  });
}

async function hasten(parts: SchedulesParts, workflowId: string, triggerName: string): Promise<void> {
  await arrange(parts, workflowId);
  const ready = await parts.plans.current(workflowId);
  if (ready === undefined) return;
  await parts.store.asSystem(async (scope) => {
    const known = await triggers(scope).lock(workflowId, triggerName);
    if (known !== undefined) await moveOn(parts, { scope, ready, progress: { ...known, nextAt: parts.now() } });
  });
}

async function fire(parts: SchedulesParts, payload: Payload): Promise<void> {
  const { workflowId = '', triggerName = '', due = '' } = payload;
  const ready = await parts.plans.current(workflowId);
  const armed = ready && armedTriggers(ready).find(({ key }) => key === triggerName);
  const known = await triggers(parts.store.system).find(workflowId, triggerName);
  if (ready === undefined || armed === undefined || !isDue(known, due)) return;
  if (known.nextAt > laterBy(parts, skewMs) || (await mustWait(parts, ready, armed))) {
    await keepWakeUp(parts, { scope: parts.store.system, ready, progress: known, notBefore: laterBy(parts, putOffMs) });
    return;
  }
  if (armed.kind === 'batch') {
    await releaseDue(parts, ready, { armed, known });
    return;
  }
  const outcome = await look(parts, ready, { armed, known });
  const keys = await parts.store.asSystem(async (scope) => {
    // While it was polled the trigger may have been moved on by another, or armed anew.
    const locked = await triggers(scope).lock(workflowId, triggerName);
    if (!isDue(locked, due) || locked.state !== known.state) return [];
    const lastAt = parts.now();
    const progress = { ...locked, lastAt, ...following(armed, { known, outcome, now: lastAt }) };
    await moveOn(parts, { scope, ready, progress, delayMs: armed.trigger.delayMs });
    const begun = outcome.kind === 'fired' ? await startRuns(parts, ready, { events: outcome.runs, scope }) : [];
    const isOwnEntry = outcome.kind === 'fired' && outcome.runs.length === 1 && begun.length === 1;
    if (!isOwnEntry) {
      // Of a fired trigger whose run found no place nothing came: it was skipped.
      const isDropped = outcome.kind === 'fired' && outcome.runs.length > 0 && begun.length === 0;
      const recorded: TriggerOutcome = isDropped ? { kind: 'skipped', reason: noPlace } : outcome;
      const name = parts.surroundings(ready.workflow, toInstant(lastAt)).newRunName();
      await recordOutcome(scope, ready, {
        trigger: triggerName,
        outcome: recorded,
        name,
        at: lastAt,
        scheduledAt: known.nextAt,
      });
    }
    return begun.filter((run) => !run.isWaiting);
  });
  for (const key of keys.slice(0, takenAtOnce)) await parts.begun(key);
}

/** The clocks of this process and of the database may differ so much; a wake-up that is earlier still rings again. */
const skewMs = 1_000;
/** How soon a trigger without a place looks again. */
const putOffMs = 2_000;

function laterBy({ now }: SchedulesParts, ms: number): Date {
  return new Date(now().getTime() + ms);
}

/** What a poll finds and a window of time are not given up because runs are at their limit: the trigger waits for a place. */
async function mustWait({ store }: SchedulesParts, { workflow }: ReadyVersion, { trigger, kind }: ArmedTrigger) {
  if (trigger.concurrency === undefined || kind === 'recurrence') return false;
  const { running, waiting } = await runLimits(store.system).count(workflow.workflowId, trigger.name);
  return running >= trigger.concurrency.runs && waiting >= trigger.concurrency.waiting;
}

/** Releases what a batch has collected in each of its partitions. */
async function releaseDue(parts: SchedulesParts, ready: ReadyVersion, { armed, known }: Occurrence): Promise<void> {
  const { workflowId } = ready.workflow;
  const { trigger, batchName = '' } = armed;
  const begun = await parts.store.asSystem(async (scope) => {
    const batch = { workflowId, triggerName: trigger.name, batchName };
    const partitions = await batchMessages(scope).waiting(batch);
    const locked = await triggers(scope).lock(workflowId, armed.key);
    if (!isDue(locked, known.nextAt.toISOString())) return [];
    const now = parts.now();
    const outcome: TriggerOutcome = { kind: 'skipped', reason: '' };
    const progress = { ...locked, lastAt: now, ...following(armed, { known, outcome, now }) };
    await moveOn(parts, { scope, ready, progress });
    const around = parts.surroundings(ready.workflow, toInstant(now));
    const released = [];
    for (const partitionName of partitions) {
      released.push(...(await releaseBatch(parts, ready, { scope, partition: { ...batch, partitionName }, around })));
    }
    return released.filter((run) => !run.isWaiting);
  });
  for (const key of begun.slice(0, takenAtOnce)) await parts.begun(key);
}

const noPlace = 'As many runs of the trigger go on and wait as it allows.';

/** So many runs of one firing are begun here; the others are for whoever has room. */
const takenAtOnce = 10;

type DueProgress = TriggerProgress & { readonly nextAt: Date };

/** A wake-up may come twice, or be one of an earlier arrangement. */
function isDue(progress: TriggerProgress | undefined, due: string): progress is DueProgress {
  return progress?.nextAt?.toISOString() === due;
}

interface Occurrence {
  readonly armed: ArmedTrigger;
  readonly known: DueProgress;
}

async function look(parts: SchedulesParts, ready: ReadyVersion, { armed, known }: Occurrence): Promise<TriggerOutcome> {
  const around = () => parts.surroundings(ready.workflow, toInstant(parts.now()));
  const trigger = armed.trigger.name;
  if (armed.kind === 'poll' || armed.kind === 'fetch') {
    const memory = readArmed(known).memory as Parameters<typeof poll>[0]['memory'];
    return poll({ ready, trigger, memory, effects: parts.effects, surroundings: around });
  }
  const cause = { kind: 'schedule', scheduledAt: toInstant(known.nextAt) } as const;
  return judgeOccurrence(ready, { trigger, cause }, around());
}

/** When the trigger is due after this firing. Missed times are dropped; sliding windows are made up one after the other. */
function following(
  armed: ArmedTrigger,
  { known, outcome, now }: { readonly known: DueProgress; readonly outcome: TriggerOutcome; readonly now: Date },
): Pick<TriggerProgress, 'state' | 'nextAt'> {
  const { since, fingerprint } = readArmed(known);
  if (armed.kind === 'poll' || armed.kind === 'fetch') {
    const next = nextPoll(outcome);
    const memory = next.memory as Value | undefined;
    return {
      state: writeArmed({ since, fingerprint, ...(memory !== undefined && { memory }) }),
      nextAt: next.at === undefined ? undefined : fromInstant(next.at),
    };
  }
  const { recurrence } = armed;
  let next = recurrence?.nextDue({ since, previous: toInstant(known.nextAt) });
  if (armed.kind !== 'window' && next !== undefined && next < toInstant(now)) {
    next = recurrence?.nextDue({ since, previous: toInstant(now) });
  }
  return { state: known.state, nextAt: next === undefined ? undefined : fromInstant(next) };
}

function nextPoll(outcome: TriggerOutcome): { readonly at?: string; readonly memory?: unknown } {
  if (outcome.kind === 'wait') return { at: outcome.until, memory: outcome.memory };
  return outcome.kind === 'send' ? {} : (outcome.next ?? {});
}

interface Moved {
  readonly scope: Scope;
  readonly ready: ReadyVersion;
  readonly progress: TriggerProgress;
  /** A sliding window is put off by so much. */
  readonly delayMs?: number | undefined;
}

async function moveOn(parts: SchedulesParts, moved: Moved): Promise<void> {
  await triggers(moved.scope).put(moved.ready.workflow.tenantId, moved.progress);
  await keepWakeUp(parts, moved);
}

async function keepWakeUp(
  { queue }: SchedulesParts,
  { scope, ready: { workflow }, progress, delayMs = 0, notBefore }: Moved & { readonly notBefore?: Date },
): Promise<void> {
  const { nextAt, triggerName } = progress;
  if (nextAt === undefined) return;
  const payload = { workflowId: workflow.workflowId, triggerName, due: nextAt.toISOString() };
  const dueAt = new Date(nextAt.getTime() + delayMs);
  const at = notBefore !== undefined && notBefore > dueAt ? notBefore : dueAt;
  await queue.enqueue('triggers', regionKey(workflow.location), [{ payload, at }], scope);
}

function readArmed({ state }: TriggerProgress): Armed {
  return readValue(state) as unknown as Armed;
}

function writeArmed(armed: Armed): string {
  return writeValue(armed as unknown as Value);
}
