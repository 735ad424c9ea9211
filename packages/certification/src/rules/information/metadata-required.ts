import type { CheckedRule } from '../../review/rule.ts';
import { isList, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** The definition has x-ms-connector-metadata. */
export const metadataRequired: CheckedRule<'definition'> = {
  id: 'metadata-required',
  severity: 'error',
  level: 'metadata',
  fix: 'none',
  source: 'SUB 3b, SCH-D, PR#1095',
  summary: 'The definition has x-ms-connector-metadata.',
  why: 'The catalogue page is made from it.',
  remedy: 'Add a list of {propertyName, propertyValue} with Website, Privacy policy and Categories.',
  on: 'definition',
  check(definition, report) {
    const value = own(definition.value, 'x-ms-connector-metadata');
    if (!isList(value) || value.length === 0)
      report(
        value === undefined ? definition.at : below(definition.at, 'x-ms-connector-metadata'),
        'The definition has no x-ms-connector-metadata.',
      );
  },
  example: { at: '', bad: { '/x-ms-connector-metadata': undefined } },
};
