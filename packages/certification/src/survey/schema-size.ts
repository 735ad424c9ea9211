import type { JsonObject, JsonValue } from '@tenon/connector';
import { isList, isObject, own } from './json.ts';
import type { DefinitionSurvey } from './survey.ts';

/** How deep a schema is, references followed, recursion cut at the first repetition. Looks no deeper than 100. */
export function depthOf(definition: DefinitionSurvey, schema: JsonValue): number {
  return new Measure(definition, Math.max).of(schema);
}

/** Counts the schemas that schemas consist of, references followed, recursion cut at the first repetition. Stops counting far above any limit. */
export function schemaCounter(definition: DefinitionSurvey): (schema: JsonValue) => number {
  const measure = new Measure(definition, (sum, size) => Math.min(sum + size, 1e9));
  return (schema) => measure.of(schema);
}

class Measure {
  readonly #definition: DefinitionSurvey;
  /** Adds what one schema inside comes to. */
  readonly #combine: (sum: number, size: number) => number;
  readonly #open = new Set<string>();
  readonly #known = new Map<string, number>();
  #depth = 0;

  constructor(definition: DefinitionSurvey, combine: (sum: number, size: number) => number) {
    this.#definition = definition;
    this.#combine = combine;
  }

  of(schema: JsonValue | undefined): number {
    if (!isObject(schema) || this.#depth >= 100) return 0;
    this.#depth += 1;
    const target = own(schema, '$ref');
    const size = typeof target === 'string' ? this.#ofTarget(schema, target) : 1 + this.#inside(schema);
    this.#depth -= 1;
    return size;
  }

  #ofTarget(schema: JsonObject, target: string): number {
    if (this.#open.has(target)) return 0;
    const known = this.#known.get(target);
    if (known !== undefined) return known;
    const found = this.#definition.resolve(schema, this.#definition.at);
    if (found === undefined) return 0;
    this.#open.add(target);
    const size = this.of(found.value);
    this.#open.delete(target);
    this.#known.set(target, size);
    return size;
  }

  #inside(schema: JsonObject): number {
    let sum = 0;
    const properties = own(schema, 'properties');
    if (isObject(properties)) for (const name in properties) sum = this.#combine(sum, this.of(properties[name]));
    sum = this.#combine(sum, this.of(own(schema, 'items')));
    sum = this.#combine(sum, this.of(own(schema, 'additionalProperties')));
    const members = own(schema, 'allOf');
    if (isList(members)) for (const member of members) sum = this.#combine(sum, this.of(member));
    return sum;
  }
}
