import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { count } from '../../text/text.ts';

/** The description has 30 to 500 characters. */
export const infoDescriptionLength: CheckedRule<'definition'> = {
  id: 'info-description-length',
  severity: 'error',
  level: 'info',
  fix: 'none',
  source: 'SUB, POL 5000.2.3.4, PR#550, PR#4181',
  summary: 'The description has 30 to 500 characters.',
  why: 'Shorter ones say too little, longer ones are cut.',
  remedy: 'Bring the description to 30 to 500 characters.',
  on: 'definition',
  check(definition, report) {
    const { length } = definition.description;
    if (definition.description.trim() !== '' && (length < 30 || length > 500))
      report(
        below(definition.at, 'info', 'description'),
        `The description has ${count(length, 'character')}; 30 to 500 are allowed.`,
      );
  },
  example: { at: '/info/description', bad: { '/info/description': 'Sends parcels.' } },
};
