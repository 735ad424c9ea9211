import type { Scope } from '../expression/scope.ts';
import type { Value } from '../value/value.ts';

/** A scope in which `item()` is a row that changes; all else is read from the scope behind it. */
export interface Row {
  value: Value;
  readonly scope: Scope;
}

/** Makes a row over a scope. One row serves all items of a data operation. */
export function newRow(behind: Scope): Row {
  const scope: Scope = Object.create(behind);
  const row: { value: Value; scope: Scope } = { value: null, scope };
  scope.item = () => row.value;
  return row;
}
