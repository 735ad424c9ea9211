import { randomUUID } from 'node:crypto';
import type { Value } from '@tenon/definition';
import { Refusal } from '@tenon/diagnostics';
import type { RunEvent } from '@tenon/run';
import type { ReadyVersion } from '../carrying/plans.ts';
import { workflowIdentity } from './workflow-identity.ts';

/** Why a run starts. */
export interface TriggerStart {
  readonly triggerName: string;
  readonly inputs?: Value;
  readonly outputs?: Value;
  readonly clientTrackingId?: string;
  /** The run that is repeated. */
  readonly originName?: string;
  readonly scheduledTime?: string;
  /** Whether somebody waits for the response. */
  readonly hasCaller: boolean;
}

type RunStarted = Extract<RunEvent, { readonly kind: 'run-started' }>;

/** The first event of a run. */
export function startedEvent(
  { workflow, version, plan }: ReadyVersion,
  start: TriggerStart & { readonly runName: string; readonly at: string },
): RunStarted {
  const trigger = plan.findTrigger(start.triggerName);
  if (trigger === undefined) {
    throw new Refusal('trigger-not-found', `The workflow "${workflow.name}" has no trigger "${start.triggerName}".`);
  }
  const clientTrackingId = start.clientTrackingId ?? start.runName;
  return {
    kind: 'run-started',
    at: start.at,
    run: start.runName,
    workflow: workflowIdentity(workflow, version),
    trigger: {
      name: trigger.name,
      startTime: start.at,
      endTime: start.at,
      trackingId: randomUUID(),
      clientTrackingId,
      status: 'Succeeded',
      code: 'OK',
      ...(start.inputs !== undefined && { inputs: start.inputs }),
      ...(start.outputs !== undefined && { outputs: start.outputs }),
      ...(start.scheduledTime !== undefined && { scheduledTime: start.scheduledTime }),
      ...(start.originName !== undefined && { originHistoryName: start.originName }),
    },
    clientTrackingId,
    correlationId: randomUUID(),
    caller: start.hasCaller ? 'waiting' : 'none',
  };
}
