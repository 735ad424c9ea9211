import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** Publisher and owner consist of ASCII letters, digits, spaces and . , & ' ( ) -. */
export const publisherFormat: CheckedRule<'properties'> = {
  id: 'publisher-format',
  severity: 'warning',
  level: 'metadata',
  fix: 'none',
  source: 'SUB 3a',
  summary: "Publisher and owner consist of the letters A to Z, digits, spaces and . , & ' ( ) -.",
  why: 'Other characters, accented letters among them, are not shown everywhere.',
  remedy: 'Write the name with these characters.',
  on: 'properties',
  check(properties, report) {
    for (const name of ['publisher', 'stackOwner']) {
      const value = own(properties.properties, name);
      if (typeof value === 'string' && /[^A-Za-z0-9 .,&'()-]/.test(value))
        report(below(properties.propertiesAt, name), `"${name}" is ${quote(value)}, which has other characters.`);
    }
  },
  example: { at: 'properties:/properties/publisher', bad: { 'properties:/properties/publisher': 'Parcel Desk™' } },
};
