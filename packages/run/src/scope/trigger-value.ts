import type { Value } from '@tenon/definition';
import type { TriggerRecord } from '../event.ts';
import { recordOf } from './records.ts';

/** The record of a trigger as `trigger()` gives it. */
export function triggerValue(trigger: TriggerRecord): Value {
  return recordOf({
    name: trigger.name,
    inputs: trigger.inputs,
    outputs: trigger.outputs,
    startTime: trigger.startTime,
    endTime: trigger.endTime,
    scheduledTime: trigger.scheduledTime,
    trackingId: trigger.trackingId,
    clientTrackingId: trigger.clientTrackingId,
    originHistoryName: trigger.originHistoryName,
    code: trigger.code,
    status: trigger.status,
  });
}
