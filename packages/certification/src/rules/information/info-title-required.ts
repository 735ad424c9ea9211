import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** The connector has a title. */
export const infoTitleRequired: CheckedRule<'definition'> = {
  id: 'info-title-required',
  severity: 'error',
  level: 'info',
  fix: 'none',
  source: 'SUB',
  summary: 'The connector has a title.',
  why: 'It is the name users look for.',
  remedy: 'Set "info.title".',
  on: 'definition',
  check(definition, report) {
    if (isBlank(own(definition.info, 'title')))
      report(
        Object.hasOwn(definition.info, 'title') ? below(definition.at, 'info', 'title') : below(definition.at, 'info'),
        'The connector has no title.',
      );
  },
  example: { at: '/info', bad: { '/info/title': undefined } },
};
