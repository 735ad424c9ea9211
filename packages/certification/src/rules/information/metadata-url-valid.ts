import type { CheckedRule } from '../../review/rule.ts';
import { metadataValue } from '../../survey/metadata.ts';
import { isBlank, quote } from '../../text/text.ts';
import { isWebAddress } from '../../text/web-address.ts';

/** Website and privacy policy are absolute http(s) addresses. */
export const metadataUrlValid: CheckedRule<'definition'> = {
  id: 'metadata-url-valid',
  severity: 'error',
  level: 'metadata',
  fix: 'none',
  source: 'SV UrlNotValid, POL 5000.3.1.3',
  summary: 'Website and privacy policy are absolute http(s) addresses.',
  why: 'The catalogue links to them.',
  remedy: 'Write the whole address, without spaces.',
  on: 'definition',
  check(definition, report) {
    for (const name of ['website', 'privacy policy']) {
      const entry = metadataValue(definition, name);
      if (entry !== undefined && !isBlank(entry.value) && !isWebAddress(entry.value))
        report(entry.valueAt, `${quote(entry.value)} is not an absolute http(s) address.`);
    }
  },
  example: {
    at: '/x-ms-connector-metadata/0/propertyValue',
    bad: { '/x-ms-connector-metadata/0/propertyValue': 'parcel-desk.net' },
  },
};
