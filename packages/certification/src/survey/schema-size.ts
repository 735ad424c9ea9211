import type { JsonValue } from '@tenon/connector';
import { isList, isObject, own } from './json.ts';
import type { DefinitionSurvey } from './survey.ts';

/** How deep a schema is, references followed, recursion cut at the first repetition. Looks no deeper than 40. */
export function depthOf(definition: DefinitionSurvey, schema: JsonValue): number {
  return measure(definition, schema, {
    depth: 1,
    open: new Set(),
    known: new Map(),
    combine: (sizes) => Math.max(0, ...sizes),
  });
}

/** How many schemas a schema consists of, references followed, recursion cut at the first repetition. Stops counting far above any limit. */
export function sizeOfSchema(definition: DefinitionSurvey, schema: JsonValue): number {
  return measure(definition, schema, {
    depth: 1,
    open: new Set(),
    known: new Map(),
    combine: (sizes) => sizes.reduce((a, b) => Math.min(a + b, 1e9), 0),
  });
}

interface Measure {
  readonly depth: number;
  readonly open: Set<string>;
  readonly known: Map<string, number>;
  readonly combine: (sizes: readonly number[]) => number;
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
  const inside: JsonValue[] = [];
  const properties = own(schema, 'properties');
  if (isObject(properties)) for (const value of Object.values(properties)) if (value !== undefined) inside.push(value);
  for (const word of ['items', 'additionalProperties']) {
    const value = own(schema, word);
    if (isObject(value)) inside.push(value);
  }
  const members = own(schema, 'allOf');
  if (isList(members)) inside.push(...members);
  return 1 + state.combine(inside.map((value) => measure(definition, value, deeper)));
}
