export { EvaluationFailure } from './expression/evaluation-failure.ts';
export type { Scope } from './expression/scope.ts';
export type { ActionPlan, Plan, TriggerPlan } from './plan/plan.ts';
export { valuesEqual } from './value/compare-values.ts';
export { readValue } from './value/read-value.ts';
export type { Value } from './value/value.ts';
export { valueText } from './value/value-text.ts';
export { values } from './value/values.ts';
export { writeValue } from './value/write-value.ts';
