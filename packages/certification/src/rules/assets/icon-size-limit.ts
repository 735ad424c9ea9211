import type { CheckedRule } from '../../review/rule.ts';
import { sizeOf } from '../../survey/size-of.ts';
import { rootSpot } from '../../survey/spot.ts';

/** The icon is smaller than 1 MiB. */
export const iconSizeLimit: CheckedRule<'package'> = {
  id: 'icon-size-limit',
  severity: 'error',
  level: 'asset',
  fix: 'none',
  source: 'POL 5000.2.1.2',
  summary: 'The icon is smaller than 1 MiB.',
  why: 'It is loaded again and again.',
  remedy: 'Compress the icon.',
  on: 'package',
  check(survey, report) {
    const size = survey.icon === undefined ? 0 : sizeOf(survey, survey.icon.name);
    if (size >= 1_048_576) report(rootSpot('icon'), `The icon has ${size} bytes; fewer than 1,048,576 are allowed.`);
  },
  example: { at: 'icon:', bad: { 'file:icon.png': 'x'.repeat(1_048_576) } },
};
