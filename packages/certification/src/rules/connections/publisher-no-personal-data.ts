import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** The publisher is not an e-mail address. */
export const publisherNoPersonalData: CheckedRule<'properties'> = {
  id: 'publisher-no-personal-data',
  severity: 'warning',
  level: 'metadata',
  fix: 'none',
  source: 'PR#523',
  summary: 'The publisher is not an e-mail address.',
  why: 'It is shown to everyone.',
  remedy: 'Name the company.',
  on: 'properties',
  check(properties, report) {
    for (const name of ['publisher', 'stackOwner']) {
      const value = own(properties.properties, name);
      if (typeof value === 'string' && /\S@\S+\.\S/.test(value))
        report(below(properties.propertiesAt, name), `"${name}" is an e-mail address.`);
    }
  },
  example: {
    at: 'properties:/properties/publisher',
    bad: { 'properties:/properties/publisher': 'ann@parcel-desk.net' },
  },
};
