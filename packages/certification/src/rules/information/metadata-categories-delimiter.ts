import type { CheckedRule } from '../../review/rule.ts';
import { categoriesIn, isCategory, metadataValue } from '../../survey/metadata.ts';
import { quote } from '../../text/text.ts';

/** Categories are separated by ";". */
export const metadataCategoriesDelimiter: CheckedRule<'definition'> = {
  id: 'metadata-categories-delimiter',
  severity: 'warning',
  level: 'metadata',
  fix: 'safe',
  source: 'SUB 3b',
  summary: 'Categories are separated by ";".',
  why: 'Other separators are not read everywhere.',
  remedy: 'Put ";" between the categories.',
  on: 'definition',
  check(definition, report) {
    const entry = metadataValue(definition, 'categories');
    if (entry === undefined || !/[,|/]/.test(entry.value) || isCategory(entry.value)) return;
    report(entry.valueAt, `The categories ${quote(entry.value)} are not separated by ";".`, {
      fix: () => [{ kind: 'set', at: entry.valueAt, value: categoriesIn(entry.value).join(';') }],
    });
  },
  example: {
    at: '/x-ms-connector-metadata/2/propertyValue',
    bad: { '/x-ms-connector-metadata/2/propertyValue': 'Commerce, Productivity' },
  },
};
