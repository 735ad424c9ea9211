import type { CheckedRule } from '../../review/rule.ts';
import { isList, isObject, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** The properties document has one member, "properties", and its parts have the documented shape. */
export const propertiesSchemaValid: CheckedRule<'properties'> = {
  id: 'properties-schema-valid',
  severity: 'error',
  level: 'connection',
  fix: 'none',
  source: 'SCH-P',
  summary: 'The properties document has one member, "properties", and its parts have the documented shape.',
  why: 'Other members are ignored.',
  remedy: 'Correct the member at the place shown.',
  on: 'properties',
  check(properties, report) {
    if (!isObject(own(properties.value, 'properties')))
      report(properties.at, 'The properties document has no member "properties".');
    for (const name of Object.keys(properties.value))
      if (name !== 'properties' && !name.startsWith('$'))
        report(below(properties.at, name), `"${name}" stands beside "properties", where nothing is read.`, {
          severity: 'warning',
        });
    const kinds: Readonly<Record<string, 'text' | 'list' | 'object'>> = {
      iconBrandColor: 'text',
      publisher: 'text',
      stackOwner: 'text',
      capabilities: 'list',
      scriptOperations: 'list',
      policyTemplateInstances: 'list',
      connectionParameters: 'object',
      connectionParameterSets: 'object',
    };
    for (const [name, value] of Object.entries(properties.properties)) {
      const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
      const isRight =
        kind === undefined ||
        (kind === 'text' ? typeof value === 'string' : kind === 'list' ? isList(value) : isObject(value));
      if (!isRight)
        report(
          below(properties.propertiesAt, name),
          `"${name}" is not ${kind === 'text' ? 'a text' : kind === 'list' ? 'a list' : 'an object'}.`,
        );
    }
  },
  example: { at: 'properties:/properties/capabilities', bad: { 'properties:/properties/capabilities': 'actions' } },
};
