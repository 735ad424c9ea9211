import type { CheckedRule } from '../../review/rule.ts';
import { categoriesIn, metadataValue } from '../../survey/metadata.ts';

/** There are at most two categories. */
export const metadataCategoriesMax: CheckedRule<'definition'> = {
  id: 'metadata-categories-max',
  severity: 'error',
  level: 'metadata',
  fix: 'none',
  source: 'SUB 3b',
  summary: 'There are at most two categories.',
  why: 'More make the catalogue useless for browsing.',
  remedy: 'Keep the two that fit best.',
  on: 'definition',
  check(definition, report) {
    const entry = metadataValue(definition, 'categories');
    const names = entry === undefined ? [] : categoriesIn(entry.value);
    if (entry !== undefined && names.length > 2)
      report(entry.valueAt, `There are ${names.length} categories; at most two are allowed.`);
  },
  example: {
    at: '/x-ms-connector-metadata/2/propertyValue',
    bad: { '/x-ms-connector-metadata/2/propertyValue': 'Commerce;Productivity;Data' },
  },
};
