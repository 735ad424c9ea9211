import type { Plan } from '@tenon/definition';
import type { RunEvent } from '../event.ts';

/**
 * Tells which events of a run of a plan hold secured data (clause 10): those of an action or a trigger that hides its inputs
 * or outputs, and the end of a run with a secure output. Undefined for a plan that hides nothing.
 */
export function securedEvents(plan: Plan): ((event: RunEvent) => boolean) | undefined {
  const names = new Set(plan.actions.flatMap((one) => (one.hidesInputs || one.hidesOutputs ? [one.name] : [])));
  const hidesTrigger = plan.triggers.some((one) => one.hidesInputs || one.hidesOutputs);
  const hidesOutput = plan.outputs.some(({ isSecure }) => isSecure);
  if (names.size === 0 && !hidesTrigger && !hidesOutput) return undefined;
  return (event) => {
    if (event.kind === 'run-started') return hidesTrigger;
    if (event.kind === 'run-completed') return hidesOutput;
    return 'path' in event && names.has(event.path.replace(/#\d{6,}(?:-\d{6,})*$/, ''));
  };
}
