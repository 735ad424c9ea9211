import { writeValue } from '@tenon/definition';
import { type Scope, triggers } from '@tenon/store';
import type { ReadyVersion } from '../carrying/plans.ts';
import type { TriggerOutcome } from './occurrence.ts';

/** An occurrence of a trigger that has an entry of its own in the trigger's history. */
export interface RecordedOutcome {
  readonly trigger: string;
  readonly outcome: TriggerOutcome;
  readonly name: string;
  readonly at: Date;
  readonly scheduledAt?: Date;
}

/** Writes down an occurrence that started no run of its own: it was skipped, it failed, or it was split into many. */
export async function recordOutcome(
  scope: Scope,
  { workflow, plan }: ReadyVersion,
  { trigger, outcome, name, at, scheduledAt }: RecordedOutcome,
): Promise<void> {
  if (outcome.kind === 'send' || outcome.kind === 'wait') return;
  const isShown = outcome.kind === 'fired' && plan.findTrigger(trigger)?.hidesOutputs !== true;
  const status = outcome.kind === 'fired' ? 'Succeeded' : outcome.kind === 'skipped' ? 'Skipped' : 'Failed';
  await triggers(scope).record(workflow.tenantId, {
    workflowId: workflow.workflowId,
    triggerName: trigger,
    name,
    status,
    code: outcome.kind === 'failed' ? outcome.error.code : outcome.kind === 'fired' ? 'OK' : 'ConditionNotMet',
    error: outcome.kind === 'failed' ? outcome.error : undefined,
    startedAt: at,
    endedAt: at,
    scheduledAt,
    outputs: isShown && outcome.outputs !== undefined ? writeValue(outcome.outputs) : undefined,
  });
}
