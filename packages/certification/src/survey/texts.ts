import type { JsonObject, JsonValue } from '@tenon/connector';
import { isBlank } from '../text/text.ts';
import { isList, isObject, own } from './json.ts';
import type { SchemaNode } from './nodes.ts';
import type { DefinitionSurvey } from './survey.ts';

/** Whether a property has a label: `x-ms-summary` or `title`, its own or that of what it refers to. */
export function hasLabel(property: SchemaNode, definition: DefinitionSurvey | undefined): boolean {
  return (
    !isBlank(own(property.value, 'x-ms-summary')) ||
    !isBlank(own(property.value, 'title')) ||
    findText(property.value, property, { names: ['x-ms-summary', 'title'], definition }) !== undefined
  );
}

/** Whether a property has a description, its own or that of what it refers to. */
export function isDocumented(property: SchemaNode, definition: DefinitionSurvey | undefined): boolean {
  return (
    !isBlank(own(property.value, 'description')) ||
    findText(property.value, property, { names: ['description'], definition }) !== undefined
  );
}

/** The first text of these names that is not blank, references followed and `allOf` members merged. */
function findText(
  value: JsonObject,
  node: SchemaNode,
  how: { names: readonly string[]; definition: DefinitionSurvey | undefined; depth?: number },
): string | undefined {
  for (const name of how.names) {
    const text = own(value, name);
    if (typeof text === 'string' && !isBlank(text)) return text;
  }
  const depth = (how.depth ?? 0) + 1;
  if (depth > 10) return undefined;
  if (typeof own(value, '$ref') === 'string') {
    const target = how.definition?.resolve(value, node.at)?.value;
    return isObject(target) ? findText(target, node, { ...how, depth }) : undefined;
  }
  const members = own(value, 'allOf');
  for (const member of isList(members) ? members : []) {
    const text: string | undefined = isObject(member) ? findText(member, node, { ...how, depth }) : undefined;
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The label and description that stand on the object itself. */
export function textsOn(value: JsonObject): { summary: JsonValue | undefined; description: JsonValue | undefined } {
  return { summary: own(value, 'x-ms-summary') ?? own(value, 'title'), description: own(value, 'description') };
}
