import type { TriggerPlan } from '@tenon/definition';
import type { Surroundings } from '@tenon/run';
import { type RunKey, type Scope, type Store, triggers } from '@tenon/store';
import { fromInstant, toInstant } from '../carrying/instants.ts';
import type { Plans, ReadyVersion } from '../carrying/plans.ts';
import type { Payload, Queue } from '../engine/queue.ts';
import { judgeOccurrence } from '../triggers/occurrence.ts';
import { recordOutcome } from '../triggers/record-outcome.ts';
import { regionKey, startRuns } from '../triggers/start-runs.ts';

type Recurrence = NonNullable<TriggerPlan['recurrence']>;

/** What schedules are made of. */
export interface SchedulesParts {
  readonly store: Store;
  readonly queue: Queue;
  readonly plans: Plans;
  readonly now: () => Date;
  surroundings(workflow: Pick<RunKey, 'tenantId' | 'workflowId'>, now: string): Surroundings;
  /** Told about runs that were begun and wait to be taken. */
  begun(key: RunKey): Promise<void>;
}

/** Fires the triggers that recur. */
export interface Schedules {
  /** Arms the recurring triggers of a workflow as it is now; a disabled or deleted one has none. */
  arrange(workflowId: string): Promise<void>;
  /** Fires what is due, as the queue says. */
  start(): Promise<void>;
}

/** What a recurring trigger keeps: since when it is armed, and for which version of the workflow's recurrence. */
interface Armed {
  readonly since: string;
  readonly recurrence: string;
}

/**
 * Each recurring trigger has one row with the instant at which it is due next, and a wake-up for that instant. Firing
 * moves the row on, begins the run and keeps the next wake-up in one transaction under the row's lock: so none
 * is missed and none doubled, whatever the queue delivers twice and whoever dies in between.
 */
export function createSchedules(parts: SchedulesParts): Schedules {
  return {
    arrange: (workflowId) => arrange(parts, workflowId),
    start: () =>
      parts.queue.work('triggers', async (payloads) => {
        for (const payload of payloads) await fire(parts, payload);
      }),
  };
}

async function arrange(parts: SchedulesParts, workflowId: string): Promise<void> {
  const ready = await parts.plans.current(workflowId);
  if (ready === undefined) return;
  const recurring = ready.workflow.state === 'Enabled' ? recurringTriggers(ready) : [];
  await parts.store.asSystem(async (scope) => {
    await triggers(scope).keepOnly(
      workflowId,
      recurring.map(({ name }) => name),
    );
    for (const { name, recurrence } of recurring) {
      const known = await triggers(scope).lock(workflowId, name);
      const text = JSON.stringify(recurrence);
      if (known !== undefined && (JSON.parse(known.state) as Armed).recurrence === text) continue;
      const since = parts.now();
      const nextAt = dueAfter(recurrence, { since });
      const state = JSON.stringify({ since: since.toISOString(), recurrence: text } satisfies Armed);
      await triggers(scope).put(ready.workflow.tenantId, {
        workflowId,
        triggerName: name,
        state,
        lastAt: undefined,
        nextAt,
      });
      await wake(parts, { ready, triggerName: name, nextAt }, scope);
    }
  });
}

async function fire(parts: SchedulesParts, payload: Payload): Promise<void> {
  const { workflowId = '', triggerName = '', due = '' } = payload;
  const ready = await parts.plans.current(workflowId);
  const trigger = ready && recurringTriggers(ready).find(({ name }) => name === triggerName);
  if (ready === undefined || trigger === undefined || ready.workflow.state !== 'Enabled') return;
  const keys = await parts.store.asSystem(async (scope) => {
    const known = await triggers(scope).lock(workflowId, triggerName);
    // A wake-up that comes twice, or one of an earlier arrangement.
    if (known?.nextAt === undefined || known.nextAt.toISOString() !== due) return [];
    const now = parts.now();
    const begun = await begin(parts, { ready, triggerName, scheduledAt: known.nextAt, now }, scope);
    const nextAt = following(trigger.recurrence, {
      known: known.nextAt,
      state: known.state,
      now,
      isWindow: trigger.isWindow,
    });
    await triggers(scope).put(ready.workflow.tenantId, { ...known, lastAt: now, nextAt });
    await wake(parts, { ready, triggerName, nextAt }, scope);
    return begun;
  });
  for (const key of keys) await parts.begun(key);
}

/** After the time that was due now. Missed times are dropped; windows are made up, one after the other. */
function following(
  recurrence: Recurrence,
  at: { readonly known: Date; readonly state: string; readonly now: Date; readonly isWindow: boolean },
): Date | undefined {
  const since = new Date((JSON.parse(at.state) as Armed).since);
  const next = dueAfter(recurrence, { since, previous: at.known });
  const isMissed = !at.isWindow && next !== undefined && next < at.now;
  return isMissed ? dueAfter(recurrence, { since, previous: at.now }) : next;
}

function dueAfter(
  recurrence: Recurrence,
  { since, previous }: { readonly since: Date; readonly previous?: Date },
): Date | undefined {
  const next = recurrence.nextDue({ since: toInstant(since), ...(previous && { previous: toInstant(previous) }) });
  return next === undefined ? undefined : fromInstant(next);
}

async function begin(
  parts: SchedulesParts,
  firing: {
    readonly ready: ReadyVersion;
    readonly triggerName: string;
    readonly scheduledAt: Date;
    readonly now: Date;
  },
  scope: Scope,
): Promise<readonly RunKey[]> {
  const { ready, triggerName: trigger } = firing;
  const around = parts.surroundings(ready.workflow, toInstant(firing.now));
  const cause = { kind: 'schedule', scheduledAt: toInstant(firing.scheduledAt) } as const;
  const outcome = judgeOccurrence(ready, { trigger, cause }, around);
  if (outcome.kind === 'fired') return startRuns(parts, ready, { events: outcome.runs, scope });
  await recordOutcome(scope, ready, {
    trigger,
    outcome,
    at: firing.now,
    scheduledAt: firing.scheduledAt,
    name: around.newRunName(),
  });
  return [];
}

async function wake(
  parts: SchedulesParts,
  {
    ready,
    triggerName,
    nextAt,
  }: { readonly ready: ReadyVersion; readonly triggerName: string; readonly nextAt: Date | undefined },
  scope: Scope,
): Promise<void> {
  if (nextAt === undefined) return;
  const { workflowId, location } = ready.workflow;
  const payload = { workflowId, triggerName, due: nextAt.toISOString() };
  const region = regionKey(location);
  await parts.queue.enqueue('triggers', region, [{ payload, at: nextAt }], scope);
}

function recurringTriggers({ plan }: ReadyVersion) {
  return plan.triggers.flatMap(({ name, type, recurrence }) =>
    recurrence !== undefined && (type === 'Recurrence' || type === 'SlidingWindow')
      ? [{ name, recurrence, isWindow: type === 'SlidingWindow' }]
      : [],
  );
}
