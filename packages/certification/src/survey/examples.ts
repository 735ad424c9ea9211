import type { JsonObject, JsonValue } from '@tenon/connector';
import { isList, isObject, objectOr, own } from './json.ts';
import type { TypedNode } from './nodes.ts';
import { below, inside, pointerOf, type Spot } from './spot.ts';
import type { DefinitionSurvey, Resolved } from './survey.ts';

/** A value that somebody typed into the definition for people to see, or to begin with. */
export interface TypedInValue {
  readonly at: Spot;
  readonly value: JsonValue;
  /** What messages call it. */
  readonly name: string;
}

/** Where a parameter, header or schema holds a value that somebody typed. */
const members = { example: 'example', examples: 'example', default: 'default', 'x-ms-test-value': 'test value' };

/** The examples, defaults and test values of a definition: those of schemas, parameters and headers, and those of whole bodies. Each comes once. */
export function typedInValues(definition: DefinitionSurvey): readonly TypedInValue[] {
  const found = new Map<string, TypedInValue>();
  const add = (value: JsonValue | undefined, at: Spot, name: string): void => {
    const pointer = pointerOf(at);
    if (value !== undefined && !found.has(pointer)) found.set(pointer, { at, value, name });
  };
  for (const [member, word] of Object.entries(members)) {
    for (const typed of definition.typedWith.get(member) ?? [])
      add(own(typed.value, member), inside(typed.at, member), `${word} of ${nameOf(typed)}`);
  }
  const addExamples = (holder: JsonObject, at: Spot, of: string): void => {
    for (const { value, at: place } of examplesOn(holder, at, definition)) add(value, place, `example of ${of}`);
  };
  const addContent = (holder: JsonObject, at: Spot, of: string): void => {
    for (const [type, media] of Object.entries(objectOr(own(holder, 'content'))))
      if (isObject(media)) addExamples(media, below(at, 'content', type), of);
  };
  for (const { value, at, name, location } of definition.parameters) {
    const of = location === 'body' ? 'the body' : `"${name}"`;
    addExamples(value, at, of);
    addContent(value, at, of);
  }
  for (const { value, at, status } of definition.responses) {
    const of = `the response ${status}`;
    add(own(value, 'examples'), inside(at, 'examples'), `example of ${of}`);
    addContent(value, at, of);
    for (const [name, header] of Object.entries(objectOr(own(value, 'headers'))))
      if (isObject(header)) addExamples(header, below(at, 'headers', name), `"${name}"`);
  }
  return [...found.values()];
}

/**
 * The values of `example` and `examples` of OpenAPI 3 on a media type, parameter or header, in that order. Among `examples` each is an
 * object around its value, or a reference to one; what leads nowhere is left out.
 */
export function examplesOn(holder: JsonObject, at: Spot, definition: DefinitionSurvey): readonly Resolved[] {
  const only = own(holder, 'example');
  const listed = Object.entries(objectOr(own(holder, 'examples'))).flatMap(([key, entry]) => {
    const example = definition.resolve(entry, below(at, 'examples', key));
    const value = isObject(example?.value) ? own(example.value, 'value') : undefined;
    return example === undefined || value === undefined ? [] : [{ value, at: inside(example.at, 'value') }];
  });
  return only === undefined ? listed : [{ value: only, at: inside(at, 'example') }, ...listed];
}

/** What messages call something with a type; a schema without a name goes by what it belongs to. */
function nameOf({ name, schema }: TypedNode): string {
  if (name !== '' || schema === undefined) return `"${name}"`;
  const { root } = schema;
  return root.kind === 'definition' ? `"${root.name}"` : root.name;
}

/** Every text in a value, however deep, with its place. */
export function textsIn({ value, at }: Pick<TypedInValue, 'value' | 'at'>): readonly { text: string; at: Spot }[] {
  const texts: { text: string; at: Spot }[] = [];
  const left: { value: JsonValue | undefined; at: Spot }[] = [{ value, at }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value: inner, at: place } = next;
    if (typeof inner === 'string') texts.push({ text: inner, at: place });
    else if (isList(inner))
      for (const [index, item] of inner.entries()) left.push({ value: item, at: inside(place, index) });
    else if (isObject(inner))
      for (const [key, member] of Object.entries(inner)) left.push({ value: member, at: inside(place, key) });
  }
  return texts;
}
