import type { CheckedRule } from '../../review/rule.ts';
import { cornersOf, isNear, parseColor, showColor } from '../../survey/image/corners.ts';
import { logoExtent } from '../../survey/image/logo-extent.ts';
import { own, textOr } from '../../survey/json.ts';
import { rootSpot } from '../../survey/spot.ts';

/** A logo that takes more than this share of the side has no margin: 210 of 230 pixels. */
const mostExtent = 210 / 230;

/** The background of the icon is opaque and has the colour of the brand. */
export const iconBackground: CheckedRule<'package'> = {
  id: 'icon-background',
  severity: 'warning',
  level: 'asset',
  fix: 'none',
  source: 'SUB',
  summary: 'The background of the icon is opaque and has the colour of the brand.',
  why: 'The icon stands on a tile of that colour.',
  remedy: 'Fill the background with the iconBrandColor, and leave a margin around the logo.',
  on: 'package',
  check(survey, report) {
    const png = survey.picture();
    const corners = png?.kind === 'png' ? cornersOf(png) : undefined;
    const [first] = corners ?? [];
    if (png?.kind !== 'png' || corners === undefined || first === undefined) return;
    const icon = rootSpot('icon');
    const brand = parseColor(textOr(own(survey.properties?.properties ?? {}, 'iconBrandColor')));
    const background = showColor(first.color);
    if (corners.some(({ alpha }) => alpha < 255)) report(icon, 'The background of the icon is transparent.');
    else if (background === '#ffffff' || background === '#007ee5')
      report(icon, `The background of the icon is ${background === '#ffffff' ? 'white' : 'the default blue'}.`);
    else if (brand !== undefined && !isNear(first.color, brand))
      report(icon, `The background of the icon is ${background}, the colour of the brand ${showColor(brand)}.`);
    else if (corners.every(({ color }) => isNear(color, first.color)) && logoExtent(png, first.color) > mostExtent)
      report(icon, 'The logo of the icon leaves no margin; it should take about 160 of 230 pixels.');
  },
  unavailable: ({ picture }) => (picture()?.kind === 'png' ? undefined : 'There is no icon whose pixels can be read.'),
  example: { at: 'icon:', bad: { 'file:icon.png': { png: { width: 160, height: 160, color: '#ffffff' } } } },
};
