import type { CheckedRule } from '../../review/rule.ts';
import { metadataOf, metadataValue } from '../../survey/metadata.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** The metadata names the privacy policy. */
export const metadataPrivacyPolicyRequired: CheckedRule<'definition'> = {
  id: 'metadata-privacy-policy-required',
  severity: 'error',
  level: 'metadata',
  fix: 'none',
  source: 'SUB 3b, POL 5000.3.1.5',
  summary: 'The metadata names the privacy policy.',
  why: 'Users decide with it whether they may use the service.',
  remedy: 'Add an entry "Privacy policy".',
  on: 'definition',
  check(definition, report) {
    if (metadataOf(definition).length > 0 && isBlank(metadataValue(definition, 'privacy policy')?.value))
      report(below(definition.at, 'x-ms-connector-metadata'), 'The metadata has no privacy policy.');
  },
  example: {
    at: '/x-ms-connector-metadata',
    bad: { '/x-ms-connector-metadata/1': { propertyName: 'Privacy', propertyValue: 'x' } },
  },
};
