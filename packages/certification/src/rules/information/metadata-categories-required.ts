import type { CheckedRule } from '../../review/rule.ts';
import { metadataOf, metadataValue } from '../../survey/metadata.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** The metadata names a category. */
export const metadataCategoriesRequired: CheckedRule<'definition'> = {
  id: 'metadata-categories-required',
  severity: 'error',
  level: 'metadata',
  fix: 'none',
  source: 'SUB 3b',
  summary: 'The metadata names a category.',
  why: 'The catalogue is browsed by category.',
  remedy: 'Add an entry "Categories".',
  on: 'definition',
  check(definition, report) {
    if (metadataOf(definition).length > 0 && isBlank(metadataValue(definition, 'categories')?.value))
      report(below(definition.at, 'x-ms-connector-metadata'), 'The metadata has no categories.');
  },
  example: {
    at: '/x-ms-connector-metadata',
    bad: { '/x-ms-connector-metadata/2': { propertyName: 'Topics', propertyValue: 'x' } },
  },
};
