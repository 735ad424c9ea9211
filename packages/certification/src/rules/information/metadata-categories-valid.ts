import type { CheckedRule } from '../../review/rule.ts';
import { categoriesIn, isCategory, metadataValue, nearestCategory } from '../../survey/metadata.ts';
import { quote } from '../../text/text.ts';

/** Each category is one of the catalogue. */
export const metadataCategoriesValid: CheckedRule<'definition'> = {
  id: 'metadata-categories-valid',
  severity: 'error',
  level: 'metadata',
  fix: 'suggestion',
  source: 'SUB 3b',
  summary: 'Each category is one of the catalogue.',
  why: 'Others cannot be browsed.',
  remedy: 'Choose from the list of categories.',
  on: 'definition',
  check(definition, report) {
    const entry = metadataValue(definition, 'categories');
    if (entry === undefined) return;
    for (const name of categoriesIn(entry.value)) {
      if (isCategory(name)) continue;
      const meant = nearestCategory(name);
      const value = meant === undefined ? undefined : entry.value.replace(name, meant);
      report(
        entry.valueAt,
        `${quote(name)} is not a category.`,
        value === undefined ? {} : { fix: () => [{ kind: 'set', at: entry.valueAt, value }] },
      );
    }
  },
  example: {
    at: '/x-ms-connector-metadata/2/propertyValue',
    bad: { '/x-ms-connector-metadata/2/propertyValue': 'Comerce' },
  },
};
