import type { Compilation } from './compilation.ts';
import type { TriggerPlan } from './plan.ts';

/** Checks Responses against the trigger. */
export function checkPlacement(compilation: Compilation, triggers: readonly TriggerPlan[]): void {
  void compilation;
  void triggers;
}
