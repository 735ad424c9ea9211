import type { CheckedRule } from '../../review/rule.ts';
import { cornersOf, isNear } from '../../survey/image/corners.ts';
import { readPng } from '../../survey/image/read-png.ts';
import { own, textOr } from '../../survey/json.ts';
import { rootSpot } from '../../survey/spot.ts';

/** The background of the icon is opaque and has the colour of the brand. */
export const iconBackground: CheckedRule<'package'> = {
  id: 'icon-background',
  severity: 'warning',
  level: 'asset',
  fix: 'none',
  source: 'SUB',
  summary: 'The background of the icon is opaque and has the colour of the brand.',
  why: 'The icon stands on a tile of that colour.',
  remedy: 'Fill the background with the iconBrandColor.',
  on: 'package',
  check(survey, report) {
    if (survey.icon === undefined) return;
    const png = readPng(survey.icon);
    const corners = png.kind === 'png' ? cornersOf(png) : undefined;
    if (corners === undefined) return;
    const brand = textOr(own(survey.properties?.properties ?? {}, 'iconBrandColor')).toLowerCase();
    const [first] = corners;
    if (corners.some(({ alpha }) => alpha < 255))
      report(rootSpot('icon'), 'The background of the icon is transparent.');
    else if (first?.color === '#ffffff' || first?.color === '#007ee5')
      report(
        rootSpot('icon'),
        `The background of the icon is ${first.color === '#ffffff' ? 'white' : 'the default blue'}.`,
      );
    else if (/^#[0-9a-f]{6}$/.test(brand) && first !== undefined && !isNear(first.color, brand))
      report(rootSpot('icon'), `The background of the icon is ${first.color}, the colour of the brand ${brand}.`);
  },
  example: { at: 'icon:', bad: { 'file:icon.png': { png: { width: 160, height: 160, color: '#ffffff' } } } },
};
