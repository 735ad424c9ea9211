import type { JsonObject } from '../definition/definition-object.ts';
import type { DynamicContent } from '../definition/dynamic-content.ts';

/** What the fields of every kind of step are given. */
export interface StepFieldsProps {
  readonly action: JsonObject;
  /** What the step may use. */
  readonly content: readonly DynamicContent[];
  readonly onChange: (action: JsonObject) => void;
}

/** One thing that the form of a step asks. */
export interface StepField {
  /**
   * `text` gives a text, `value` also a number, a list or whatever JSON says, `pairs` an object of texts, `schema` an object of JSON Schema, `code` JavaScript,
   * `variable` the name of a variable of the workflow, `workflow` another workflow.
   */
  readonly kind: 'text' | 'value' | 'choice' | 'pairs' | 'schema' | 'code' | 'variable' | 'workflow';
  readonly label: string;
  /** Where in the action the value is. */
  readonly at: readonly string[];
  readonly hint?: string;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  /** Whether it takes the whole row, for long texts. */
  readonly isWide?: boolean;
  /** What can be chosen. */
  readonly choices?: readonly string[];
  /** What one of the pairs is called. */
  readonly one?: string;
}
