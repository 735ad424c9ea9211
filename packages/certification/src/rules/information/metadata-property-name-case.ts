import type { CheckedRule } from '../../review/rule.ts';
import { metadataOf } from '../../survey/metadata.ts';
import { quote } from '../../text/text.ts';

/** Known entries are spelt "Website", "Privacy policy" and "Categories". */
export const metadataPropertyNameCase: CheckedRule<'definition'> = {
  id: 'metadata-property-name-case',
  severity: 'info',
  level: 'metadata',
  fix: 'safe',
  source: 'SUB 3b',
  summary: 'Known entries are spelt "Website", "Privacy policy" and "Categories".',
  why: 'Other tools compare the letters exactly.',
  remedy: 'Correct the letters.',
  on: 'definition',
  check(definition, report) {
    for (const { name, nameAt } of metadataOf(definition)) {
      const wanted = ['Website', 'Privacy policy', 'Categories'].find(
        (word) => word.toLowerCase() === name.trim().toLowerCase(),
      );
      if (wanted !== undefined && wanted !== name)
        report(nameAt, `${quote(name)} is spelt "${wanted}".`, {
          fix: () => [{ kind: 'set', at: nameAt, value: wanted }],
        });
    }
  },
  example: {
    at: '/x-ms-connector-metadata/1/propertyName',
    bad: { '/x-ms-connector-metadata/1/propertyName': 'Privacy Policy' },
  },
};
