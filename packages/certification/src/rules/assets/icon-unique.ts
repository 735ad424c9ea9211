import type { CheckedRule } from '../../review/rule.ts';
import { hasSameContent } from '../../survey/same-content.ts';
import { rootSpot } from '../../survey/spot.ts';

/** No other connector in the catalogue has the same icon. */
export const iconUnique: CheckedRule<'package'> = {
  id: 'icon-unique',
  severity: 'info',
  level: 'asset',
  fix: 'none',
  source: 'SUB',
  summary: 'No other connector in the catalogue has the same icon.',
  why: 'Users tell entries apart by it.',
  remedy: 'Draw an icon of your own.',
  on: 'package',
  check({ icon, catalogue }, report) {
    if (icon !== undefined && catalogue?.icons?.some((content) => hasSameContent({ content }, icon)))
      report(rootSpot('icon'), 'Another connector in the catalogue has the same icon.');
  },
  unavailable: ({ catalogue }) => (catalogue?.icons === undefined ? 'It needs the icons of the catalogue.' : undefined),
  example: { at: 'icon:', bad: { 'file:icon.png': { png: { width: 128, height: 128, color: '#1d5a7a' } } } },
};
