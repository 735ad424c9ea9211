import type { TriggerPlan } from '@tenon/definition';
import type { Instant } from '../event.ts';
import { addMs } from '../instant.ts';

type Recurrence = NonNullable<TriggerPlan['recurrence']>;

/** When a recurrence is due after an instant; undefined when it has ended. */
export function nextOccurrence(
  recurrence: Recurrence,
  from: { readonly now: Instant; readonly last?: Instant; readonly isWindow: boolean },
): Instant | undefined {
  const unit = { Second: 1, Minute: 60, Hour: 3_600, Day: 86_400, Week: 604_800, Month: 2_592_000, Year: 31_536_000 }[
    recurrence.frequency
  ];
  return addMs(from.last ?? from.now, unit * recurrence.interval * 1_000);
}
