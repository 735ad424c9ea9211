import type { Value } from '@tenon/definition';
import type { ReadyVersion } from '../carrying/plans.ts';

/** What a trigger that fires by itself keeps between its firings. */
export interface Armed {
  /** When it was armed. */
  readonly since: string;
  /** The trigger as it was then; armed anew when that changes. */
  readonly fingerprint: string;
  /** What a polling trigger remembers. */
  readonly memory?: Value;
}

type TriggerPlan = ReadyVersion['plan']['triggers'][number];

/** A trigger that fires by itself. */
export interface ArmedTrigger {
  readonly trigger: TriggerPlan;
  /** Absent for one that only fires when it is told to. */
  readonly recurrence: TriggerPlan['recurrence'];
  readonly kind: 'recurrence' | 'window' | 'poll' | 'fetch' | 'batch';
  /** The name of its row: the trigger's, and for a batch also the batch's. */
  readonly key: string;
  /** The batch that is released. */
  readonly batchName?: string;
}

const kinds: Partial<Record<TriggerPlan['type'], ArmedTrigger['kind']>> = {
  Recurrence: 'recurrence',
  SlidingWindow: 'window',
  Http: 'poll',
  ApiConnection: 'poll',
  ApiConnectionNotification: 'fetch',
};

/** The triggers of a workflow that fire by themselves; a disabled workflow has none. */
export function armedTriggers({ workflow, plan }: ReadyVersion): readonly ArmedTrigger[] {
  if (workflow.state !== 'Enabled') return [];
  return plan.triggers.flatMap((trigger) => {
    const { name: key, recurrence, batches } = trigger;
    if (batches !== undefined) return batches.flatMap((batch) => armedBatch(trigger, batch));
    const kind = kinds[trigger.type];
    const isArmed = kind !== undefined && (recurrence !== undefined || kind === 'fetch');
    return isArmed ? [{ trigger, recurrence, kind, key }] : [];
  });
}

function armedBatch(
  trigger: TriggerPlan,
  { name, recurrence }: NonNullable<TriggerPlan['batches']>[number],
): readonly ArmedTrigger[] {
  const key = `${trigger.name}/${name}`;
  return recurrence === undefined ? [] : [{ trigger, recurrence, kind: 'batch', key, batchName: name }];
}

/** Changes when the trigger has to begin anew. */
export function fingerprintOf({ trigger, recurrence }: ArmedTrigger): string {
  return JSON.stringify([trigger.type, recurrence]);
}
