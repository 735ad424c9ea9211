import { Refusal } from '@tenon/diagnostics';
import type { Connector } from '../model/connector.ts';
import type { Operation } from '../model/operation.ts';
import type { JsonObject, JsonValue } from '../source/json-value.ts';
import { valueAtItemPath } from './item-path.ts';
import type { Lookup, LookupSource } from './lookup.ts';
import { findInput, type OperationInput, type ReferencePlace } from './operation-input.ts';
import type { ToldSchema } from './told-schema.ts';

/** A lookup that can be made now, or the inputs that must be given first. */
export type BoundLookup =
  | { readonly kind: 'ready'; readonly operationId: string; readonly values: JsonObject }
  | { readonly kind: 'waiting'; readonly missing: readonly Pick<OperationInput, 'key' | 'label'>[] };

/** What a lookup is made from. */
export interface LookupSituation {
  readonly connector: Connector;
  /** The operation whose input is looked up; without it, `values` go to the called operation by name. */
  readonly operation?: Operation;
  /** What is given to that operation so far: by parameter name, the body under its name. */
  readonly values: JsonObject;
  /** The schema in which the lookup stands, where the API told that. */
  readonly told?: ToldSchema | undefined;
  /** The item of a tree whose inside is wanted, as the API gave it. */
  readonly selected?: JsonValue;
}

/** Finds the values of a lookup's call. What it needs and has not is waited for; what it may go without is left out. */
export function bindLookup(lookup: Lookup, situation: LookupSituation): BoundLookup {
  const called = calledOperation(lookup, situation.connector);
  const values: Record<string, JsonValue> = {};
  const missing = new Map<string, Pick<OperationInput, 'key' | 'label'>>();
  for (const [name, source] of lookup.parameters) {
    const value = sourceValue(name, source, situation);
    if (value !== undefined) {
      values[name] = value;
      continue;
    }
    const { key, label } = sourceInput(source, situation) ?? { key: name, label: name };
    if (isNeeded(called, name)) missing.set(key, { key, label });
  }
  if (missing.size > 0) return { kind: 'waiting', missing: [...missing.values()] };
  return { kind: 'ready', operationId: called.operationId, values };
}

/** The keys of the inputs that a lookup reads: when one of them changes, it is made again. */
export function inputsOfLookup(lookup: Lookup, place: ReferencePlace): readonly string[] {
  const keys = [...lookup.parameters.values()].flatMap((source) =>
    source.kind === 'input' ? [findInput(place, source.reference)?.key ?? source.reference] : [],
  );
  return [...new Set(keys)];
}

/** The operation that a lookup calls; refuses a name that the connector has not. */
export function calledOperation(lookup: Pick<Lookup, 'operationId'>, connector: Connector): Operation {
  const found = connector.operations.find(({ operationId }) => operationId === lookup.operationId);
  if (found !== undefined) return found;
  throw new Refusal(
    'lookup-operation-missing',
    `The values are to come from the operation '${lookup.operationId.slice(0, 200)}', which the connector does not have.`,
  );
}

function sourceValue(name: string, source: LookupSource, situation: LookupSituation): JsonValue | undefined {
  switch (source.kind) {
    case 'fixed':
      return source.value;
    case 'selected':
      return valueAtItemPath(situation.selected, source.path);
    case 'input': {
      const input = sourceInput(source, situation);
      if (input !== undefined) return input.read(situation.values) ?? input.default;
      // A caller may say what a parameter of the call is, instead of what the calling operation got.
      return situation.values[name] ?? situation.values[source.reference];
    }
  }
}

function sourceInput(
  source: LookupSource,
  { connector, operation, told }: LookupSituation,
): OperationInput | undefined {
  return source.kind === 'input' && operation !== undefined
    ? findInput({ connector, operation, told }, source.reference)
    : undefined;
}

/** Whether a call cannot go without a parameter: a required one without a default, or something of a body. */
function isNeeded(called: Operation, name: string): boolean {
  const parameter = called.parameters.find((one) => one.name === name);
  if (parameter !== undefined) return parameter.required && parameter.default === undefined;
  return called.body?.required === true;
}
