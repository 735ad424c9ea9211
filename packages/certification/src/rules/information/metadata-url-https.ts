import type { CheckedRule } from '../../review/rule.ts';
import { metadataValue } from '../../survey/metadata.ts';
import { quote } from '../../text/text.ts';

/** Website and privacy policy use https. */
export const metadataUrlHttps: CheckedRule<'definition'> = {
  id: 'metadata-url-https',
  severity: 'warning',
  level: 'metadata',
  fix: 'safe',
  source: 'OWN',
  summary: 'Website and privacy policy use https.',
  why: 'Browsers warn of http.',
  remedy: 'Use https.',
  on: 'definition',
  check(definition, report) {
    for (const name of ['website', 'privacy policy']) {
      const entry = metadataValue(definition, name);
      if (entry !== undefined && /^http:\/\//i.test(entry.value.trim()))
        report(entry.valueAt, `${quote(entry.value)} does not use https.`, {
          fix: () => [{ kind: 'set', at: entry.valueAt, value: entry.value.replace(/^\s*http:/i, 'https:') }],
        });
    }
  },
  example: {
    at: '/x-ms-connector-metadata/0/propertyValue',
    bad: { '/x-ms-connector-metadata/0/propertyValue': 'http://parcel-desk.net' },
  },
};
