import type { JsonObject } from '../definition/definition-object.ts';
import type { DynamicContent } from '../definition/dynamic-content.ts';

/** What the fields of every kind of step are given. */
export interface StepFieldsProps {
  readonly action: JsonObject;
  /** What the step may use. */
  readonly content: readonly DynamicContent[];
  readonly onChange: (action: JsonObject) => void;
}
