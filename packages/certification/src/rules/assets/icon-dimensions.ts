import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';

/** The icon is square, with 100 to 230 pixels a side. */
export const iconDimensions: CheckedRule<'package'> = {
  id: 'icon-dimensions',
  severity: 'error',
  level: 'asset',
  fix: 'none',
  source: 'SUB, POL 5000.2.1.4',
  summary: 'The icon is square, with 100 to 230 pixels a side.',
  why: 'It is scaled otherwise.',
  remedy: 'Draw the icon in that size.',
  on: 'package',
  check(survey, report) {
    const png = survey.picture();
    if (png?.kind === 'png' && (png.width !== png.height || png.width < 100 || png.width > 230))
      report(
        rootSpot('icon'),
        `The icon has ${png.width} x ${png.height} pixels; it must be square, with 100 to 230 pixels a side.`,
      );
  },
  unavailable: ({ picture }) => (picture()?.kind === 'png' ? undefined : 'There is no icon whose size can be read.'),
  example: { at: 'icon:', bad: { 'file:icon.png': { png: { width: 64, height: 64, color: '#1d5a7a' } } } },
};
