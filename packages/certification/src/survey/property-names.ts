import type { JsonValue } from '@tenon/connector';
import { isObject, listOr, objectOr, own } from './json.ts';
import { below, type Spot } from './spot.ts';
import type { DefinitionSurvey } from './survey.ts';

/**
 * The names of the properties of a schema, references followed and `allOf` members merged. Undefined if they cannot be
 * known: a dynamic schema, additional properties only, or no object.
 */
export function propertyNames(
  definition: DefinitionSurvey,
  schema: JsonValue,
  at: Spot,
): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  return collect({ definition, names, depth: 0 }, schema, at) ? names : undefined;
}

interface Collector {
  readonly definition: DefinitionSurvey;
  readonly names: Set<string>;
  readonly depth: number;
}

function collect(collector: Collector, schema: JsonValue, at: Spot): boolean {
  const found = collector.definition.resolve(schema, at);
  if (found === undefined || !isObject(found.value) || collector.depth > 20) return false;
  const { value } = found;
  if (isDynamic(value)) return false;
  const properties = objectOr(own(value, 'properties'));
  for (const name of Object.keys(properties)) collector.names.add(name);
  let isKnown = own(value, 'properties') !== undefined;
  listOr(own(value, 'allOf')).forEach((member, index) => {
    const deeper = { ...collector, depth: collector.depth + 1 };
    if (collect(deeper, member, below(found.at, 'allOf', index))) isKnown = true;
  });
  return isKnown && !isObject(own(value, 'additionalProperties')) && own(value, 'additionalProperties') !== true;
}

/** Whether a schema is filled in at design time. */
export function isDynamic(schema: JsonValue | undefined): boolean {
  return (
    isObject(schema) &&
    (Object.hasOwn(schema, 'x-ms-dynamic-schema') || Object.hasOwn(schema, 'x-ms-dynamic-properties'))
  );
}
