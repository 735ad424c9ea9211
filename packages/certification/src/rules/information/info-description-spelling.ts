import type { CheckedRule } from '../../review/rule.ts';
import { spellCheckerFor } from '../../survey/spell-checker-for.ts';
import { below } from '../../survey/spot.ts';

/** The description has no misspelt words. */
export const infoDescriptionSpelling: CheckedRule<'definition'> = {
  id: 'info-description-spelling',
  severity: 'info',
  level: 'info',
  fix: 'none',
  source: 'SUB, POL 5000.2.3.2',
  summary: 'The description has no misspelt words.',
  why: 'Misspelt words look careless.',
  remedy: 'Correct the word.',
  on: 'definition',
  check(definition, report) {
    const at = below(definition.at, 'info', 'description');
    for (const { word, meant } of spellCheckerFor(definition).check(definition.description))
      report(at, `"${word}" in the description looks misspelt; perhaps "${meant}".`);
  },
  example: {
    at: '/info/description',
    bad: { '/info/description': 'Parcel Desk sends parcels and folows them on their way to the customer.' },
  },
};
