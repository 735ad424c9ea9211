import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { wordIn } from '../../text/text.ts';

/** The description does not contain the name of a product that is reserved. */
export const infoDescriptionRestrictedProducts: CheckedRule<'definition'> = {
  id: 'info-description-restricted-products',
  severity: 'error',
  level: 'info',
  fix: 'none',
  source: 'SUB, POL 5000.2.3.5, PR#3407',
  summary: 'The description does not contain the name of a product that is reserved.',
  why: 'Connectors are used by several products.',
  remedy: 'Leave the product name out.',
  on: 'definition',
  check(definition, report, survey) {
    const found = wordIn(definition.description, survey.reservedNames);
    if (found !== undefined)
      report(below(definition.at, 'info', 'description'), `The description contains the reserved name "${found}".`);
  },
  example: {
    at: '/info/description',
    bad: { '/info/description': 'Use this with Logic Apps to send parcels and follow them.' },
  },
};
