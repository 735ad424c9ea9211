import type { Compilation } from './compilation.ts';
import type { ParameterPlan } from './plan.ts';

/** Checks what expressions read (clause 17). */
export function checkReferences(compilation: Compilation, parameters: readonly ParameterPlan[]): void {
  void compilation;
  void parameters;
}
