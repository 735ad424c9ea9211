import type { Value } from '../value/value.ts';

/**
 * The data that an expression reads. Methods, so that a run can answer lazily and note what was asked. `undefined` means
 * that there is no such thing, and the evaluation fails; `null` is a value. Every name is matched exactly first, then
 * ignoring case: that is the duty of whoever implements the scope (`findProperty` does it for a record).
 */
export interface Scope {
  /** The value of a parameter. */
  parameter(name: string): Value | undefined;
  /** The current value of a variable. */
  variable(name: string): Value | undefined;
  /** The record of an action: `{name, inputs, outputs, status, code, ...}`, those members that exist. */
  action(name: string): Value | undefined;
  /** The outputs of an action; null when it has none; for a child of a finished loop the array of its outputs in item order. */
  outputs(name: string): Value | undefined;
  /** The record of the trigger: `{name, inputs, outputs, status, code, ...}`. */
  trigger(): Value | undefined;
  /** The row of a data operation or the item of the innermost loop. */
  item(): Value | undefined;
  /** The current item of an enclosing loop. */
  items(loop: string): Value | undefined;
  /** The zero-based index of an enclosing loop. */
  iterationIndex(loop: string): number | undefined;
  /** The records of the direct children of a finished container. */
  result(container: string): Value | undefined;
  /** The record of the action that is evaluating, where the language allows reading it. */
  currentAction(): Value | undefined;
  /** What `workflow()` gives. */
  workflow(): Value | undefined;
  /** The callback URL, only while a webhook subscribes. */
  callbackUrl(): string | undefined;
  /** The current time as `yyyy-MM-ddTHH:mm:ss.fffffffZ`. */
  now(): string | undefined;
  /** A new GUID, lower case with hyphens. */
  newGuid(): string;
  /** A random number, at least 0 and less than 1. */
  random(): number;
}
