import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { nameShownIn } from '../../text/looks-like.ts';
import { quote, wordIn } from '../../text/text.ts';

/** The title does not contain the name of a product that is reserved. */
export const infoTitleRestrictedProducts: CheckedRule<'definition'> = {
  id: 'info-title-restricted-products',
  severity: 'error',
  level: 'info',
  fix: 'none',
  source: 'SUB, STR, POL 5000.2.2.2',
  summary: 'The title does not contain the name of a product that is reserved.',
  why: 'A connector must not look like a part of the platform.',
  remedy: 'Leave the product name out.',
  on: 'definition',
  check(definition, report, survey) {
    const found = wordIn(definition.title, survey.reservedNames) ?? nameShownIn(definition.title, survey.reservedNames);
    if (found !== undefined)
      report(
        below(definition.at, 'info', 'title'),
        `The title ${quote(definition.title)} contains the reserved name "${found}".`,
      );
  },
  example: { at: '/info/title', bad: { '/info/title': 'Parcels for Power Automate' } },
};
