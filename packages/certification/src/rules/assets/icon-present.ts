import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';

/** There is an icon. */
export const iconPresent: CheckedRule<'package'> = {
  id: 'icon-present',
  severity: 'error',
  level: 'asset',
  fix: 'none',
  source: 'SUB, POL 5000.1.1.1',
  summary: 'There is an icon.',
  why: 'The catalogue shows it.',
  remedy: 'Add icon.png. Independent publishers use the generic icon and the colour #da3b01.',
  on: 'package',
  check(survey, report) {
    const color = textOr(own(survey.properties?.properties ?? {}, 'iconBrandColor')).toLowerCase();
    if (survey.icon === undefined && color !== '#da3b01') report(survey, 'The connector has no icon.');
  },
  example: { at: 'package:', bad: { 'file:icon.png': undefined } },
};
