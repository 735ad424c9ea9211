import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';

/** The icon is a PNG, by its content. */
export const iconFormat: CheckedRule<'package'> = {
  id: 'icon-format',
  severity: 'error',
  level: 'asset',
  fix: 'none',
  source: 'SUB, POL 5000.2.1.3',
  summary: 'The icon is a PNG, by its content.',
  why: 'Other formats are not shown everywhere.',
  remedy: 'Save the icon as PNG.',
  on: 'package',
  check(survey, report) {
    const { kind } = survey.picture() ?? { kind: 'png' };
    if (kind === 'other') report(rootSpot('icon'), `The icon "${survey.icon?.name}" is not a PNG.`);
    if (kind === 'damaged') report(rootSpot('icon'), `The icon "${survey.icon?.name}" is a damaged PNG.`);
  },
  unavailable: ({ icon }) => (icon === undefined ? 'There is no icon.' : undefined),
  example: { at: 'icon:', bad: { 'file:icon.png': 'GIF89a' } },
};
