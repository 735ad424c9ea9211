import type { CheckedRule } from '../../review/rule.ts';
import { metadataOf, metadataValue } from '../../survey/metadata.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** The metadata names the website. */
export const metadataWebsiteRequired: CheckedRule<'definition'> = {
  id: 'metadata-website-required',
  severity: 'error',
  level: 'metadata',
  fix: 'none',
  source: 'SUB 3b, POL 5000.3.1.3',
  summary: 'The metadata names the website.',
  why: 'The catalogue links to it.',
  remedy: 'Add an entry "Website".',
  on: 'definition',
  check(definition, report) {
    if (metadataOf(definition).length > 0 && isBlank(metadataValue(definition, 'website')?.value))
      report(below(definition.at, 'x-ms-connector-metadata'), 'The metadata has no website.');
  },
  example: {
    at: '/x-ms-connector-metadata',
    bad: { '/x-ms-connector-metadata/0': { propertyName: 'Site', propertyValue: 'x' } },
  },
};
