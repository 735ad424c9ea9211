import type { SchemaNode } from './nodes.ts';
import type { DefinitionSurvey } from './survey.ts';

/** A property of a request with every schema around it up to the body, references followed to all that lead to it. */
export function schemasAround(property: SchemaNode, definition: DefinitionSurvey): readonly SchemaNode[] {
  const around = new Set<SchemaNode>();
  const waiting = [property];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    let top = next;
    for (let schema: SchemaNode | undefined = next; schema !== undefined; schema = schema.parent) {
      around.add(schema);
      top = schema;
    }
    if (top.root.kind === 'definition')
      waiting.push(...leadingTo(top, definition).filter((found) => !around.has(found)));
  }
  return [...around];
}

/** The schemas of requests that refer to this one. */
function leadingTo({ value }: SchemaNode, definition: DefinitionSurvey): readonly SchemaNode[] {
  return (definition.typedWith.get('$ref') ?? []).flatMap(({ schema }) =>
    schema !== undefined &&
    schema.root.requests.size > 0 &&
    definition.resolve(schema.value, schema.at)?.value === value
      ? [schema]
      : [],
  );
}
