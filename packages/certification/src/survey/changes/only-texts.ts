import type { JsonObject, JsonValue } from '@tenon/connector';
import { isList, isObject, isSameJson } from '../json.ts';
import { hasSameContent } from '../same-content.ts';
import type { PackageSurvey } from '../survey.ts';

const texts = new Set([
  'summary',
  'description',
  'x-ms-summary',
  'title',
  'version',
  'displayName',
  'tooltip',
  'iconBrandColor',
  'publisher',
  'stackOwner',
  'propertyValue',
  'termsOfService',
]);

/** Whether two versions differ in nothing but what people read and see. */
export function isOnlyTexts(before: PackageSurvey, after: PackageSurvey): boolean {
  return (
    isSameJson(withoutTexts(before.definition?.value), withoutTexts(after.definition?.value)) &&
    isSameJson(withoutTexts(before.properties?.value), withoutTexts(after.properties?.value)) &&
    hasSameContent(before.script, after.script)
  );
}

/** A document without its texts; members of other kinds that have the name of a text stay. */
function withoutTexts(value: JsonValue | undefined): JsonValue | undefined {
  if (isList(value)) return value.map((item) => withoutTexts(item) ?? null);
  if (!isObject(value)) return value;
  const rest: Record<string, JsonValue> = {};
  for (const name in value) {
    const member = value[name];
    const isText = (texts.has(name) && typeof member === 'string') || (name === 'contact' && isContact(member));
    if (!isText && member !== undefined) rest[name] = withoutTexts(member) ?? null;
  }
  return rest;
}

function isContact(value: JsonObject[string]): boolean {
  return isObject(value) && Object.keys(value).every((name) => ['name', 'url', 'email'].includes(name));
}
