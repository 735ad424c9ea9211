import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { looksEnglish } from '../../text/english.ts';

/** The description is in English. */
export const infoDescriptionEnglish: CheckedRule<'definition'> = {
  id: 'info-description-english',
  severity: 'warning',
  level: 'info',
  fix: 'none',
  source: 'SUB, POL 5000.2.3.1',
  summary: 'The description is in English.',
  why: 'It is the source text for translation.',
  remedy: 'Translate the description.',
  on: 'definition',
  check(definition, report) {
    if (!looksEnglish(definition.description))
      report(below(definition.at, 'info', 'description'), 'The description does not seem to be in English.');
  },
  example: {
    at: '/info/description',
    bad: { '/info/description': 'Pakete verschicken und unterwegs verfolgen, bis sie beim Kunden sind.' },
  },
};
