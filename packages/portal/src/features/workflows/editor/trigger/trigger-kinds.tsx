import {
  CalendarLtrRegular,
  type FluentIcon,
  GlobeClockRegular,
  PlugConnectedRegular,
  SlideMultipleRegular,
} from '@fluentui/react-icons';
import { type JsonObject, textAt } from '../../definition/definition-object.ts';
import { triggerTitle } from '../../definition/dynamic-content.ts';

/** A trigger that needs no connector. */
export interface TriggerKind {
  readonly title: string;
  readonly description: string;
  readonly group: string;
  readonly Icon: FluentIcon;
  readonly name: string;
  readonly trigger: JsonObject;
}

/** The triggers that need no connector. */
export const triggerKinds: readonly TriggerKind[] = [
  {
    title: triggerTitle,
    description: 'Somebody calls the signed address of the workflow.',
    group: 'Requests',
    Icon: PlugConnectedRegular,
    name: 'manual',
    trigger: { type: 'Request', kind: 'Http', inputs: { method: 'GET', schema: {} } },
  },
  {
    title: 'When an address answers something new',
    description: 'Ask an HTTP address again and again; each answer 200 starts a run.',
    group: 'Requests',
    Icon: GlobeClockRegular,
    name: 'HTTP',
    trigger: { type: 'Http', inputs: { method: 'GET', uri: '' }, recurrence: { frequency: 'Minute', interval: 5 } },
  },
  {
    title: 'On a schedule',
    description: 'At certain times. Times that were missed are left out.',
    group: 'Schedule',
    Icon: CalendarLtrRegular,
    name: 'Recurrence',
    trigger: { type: 'Recurrence', recurrence: { frequency: 'Hour', interval: 1 } },
  },
  {
    title: 'For every window of time',
    description: 'For one stretch of time after the other. Those that were missed are made up.',
    group: 'Schedule',
    Icon: SlideMultipleRegular,
    name: 'Sliding_window',
    trigger: { type: 'SlidingWindow', recurrence: { frequency: 'Hour', interval: 1 } },
  },
];

/** The kind of a trigger, where it is one of those that need no connector. */
export function triggerKindOf(trigger: JsonObject): TriggerKind | undefined {
  const type = textAt(trigger, 'type').toLowerCase();
  return triggerKinds.find((kind) => textAt(kind.trigger, 'type').toLowerCase() === type);
}
