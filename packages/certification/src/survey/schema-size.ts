import type { JsonValue } from '@tenon/connector';
import { isList, isObject, own } from './json.ts';
import type { DefinitionSurvey } from './survey.ts';

/** How deep a schema is, references followed, recursion cut at the first repetition. Looks no deeper than 40. */
export function depthOf(definition: DefinitionSurvey, schema: JsonValue): number {
  return measure(definition, schema, {
    depth: 1,
    open: new Set(),
    known: new Map(),
    combine: (sum, size) => Math.max(sum, size),
  });
}

/** How many schemas a schema consists of, references followed, recursion cut at the first repetition. Stops counting far above any limit. */
export function sizeOfSchema(definition: DefinitionSurvey, schema: JsonValue): number {
  return measure(definition, schema, {
    depth: 1,
    open: new Set(),
    known: new Map(),
    combine: (sum, size) => Math.min(sum + size, 1e9),
  });
}

interface Measure {
  readonly depth: number;
  readonly open: Set<string>;
  readonly known: Map<string, number>;
  /** Adds what one schema inside comes to. */
  readonly combine: (sum: number, size: number) => number;
}

function measure(definition: DefinitionSurvey, schema: JsonValue, state: Measure): number {
  if (!isObject(schema) || state.depth > 100) return 0;
  const target = own(schema, '$ref');
  if (typeof target === 'string') {
    if (state.open.has(target)) return 0;
    const known = state.known.get(target);
    if (known !== undefined) return known;
    const found = definition.resolve(schema, definition.at);
    if (found === undefined) return 0;
    state.open.add(target);
    const size = measure(definition, found.value, { ...state, depth: state.depth + 1 });
    state.open.delete(target);
    state.known.set(target, size);
    return size;
  }
  const deeper = { ...state, depth: state.depth + 1 };
  let sum = 0;
  const add = (value: JsonValue | undefined): void => {
    if (isObject(value)) sum = state.combine(sum, measure(definition, value, deeper));
  };
  const properties = own(schema, 'properties');
  if (isObject(properties)) for (const name in properties) add(properties[name]);
  add(own(schema, 'items'));
  add(own(schema, 'additionalProperties'));
  const members = own(schema, 'allOf');
  if (isList(members)) members.forEach(add);
  return 1 + sum;
}
