import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** The connector has a description. */
export const infoDescriptionRequired: CheckedRule<'definition'> = {
  id: 'info-description-required',
  severity: 'error',
  level: 'info',
  fix: 'none',
  source: 'SUB, PR#3841',
  summary: 'The connector has a description.',
  why: 'It tells users what the service does.',
  remedy: 'Set "info.description" to a few sentences.',
  on: 'definition',
  check(definition, report) {
    if (isBlank(own(definition.info, 'description')))
      report(
        Object.hasOwn(definition.info, 'description')
          ? below(definition.at, 'info', 'description')
          : below(definition.at, 'info'),
        'The connector has no description.',
      );
  },
  example: { at: '/info', bad: { '/info/description': undefined } },
};
