import { type Value, values, valueText } from '@tenon/definition';
import type { VariableChange } from '../event.ts';
import type { RunState, Variable } from './state.ts';

/** Finds a variable by its name, ignoring case. */
export function findVariable(state: RunState, name: string): Variable | undefined {
  return state.variables.get(name.toLowerCase());
}

/** The value of a variable as expressions see it: from now on it is not changed in place. */
export function readVariable(state: RunState, name: string): Value | undefined {
  const variable = findVariable(state, name);
  if (!variable) return undefined;
  variable.isShared = true;
  return variable.value;
}

/** Applies what an action recorded about a variable. */
export function changeVariable(state: RunState, change: VariableChange): void {
  const key = change.name.toLowerCase();
  if (change.kind === 'declare') {
    state.variables.set(key, { name: change.name, type: change.type, value: change.value, isShared: true });
    return;
  }
  const variable = state.variables.get(key);
  if (!variable) throw new Error(`The history changes the variable '${change.name}', which was not declared.`);
  if (change.kind === 'set') {
    variable.value = change.value;
    variable.isShared = true;
    return;
  }
  if (variable.type === 'Array') appendItem(variable, change.value);
  else variable.value = `${valueText(variable.value)}${valueText(change.value)}`;
}

/** Adds an item in place, after copying an array that others may hold: appending n items costs n, not n². */
function appendItem(variable: Variable, item: Value): void {
  const before = values.isArray(variable.value) ? variable.value : [];
  const items: Value[] = variable.isShared || before.length === 0 ? [...before] : (before as Value[]);
  items.push(item);
  variable.value = items;
  variable.isShared = false;
}
