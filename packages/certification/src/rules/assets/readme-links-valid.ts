import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';
import { textOfFile } from '../../survey/text-of-file.ts';
import { quote } from '../../text/text.ts';

/** Images and relative links of the readme lead to files of the package. */
export const readmeLinksValid: CheckedRule<'package'> = {
  id: 'readme-links-valid',
  severity: 'warning',
  level: 'asset',
  fix: 'none',
  source: 'PR#799',
  summary: 'Images and relative links of the readme lead to files of the package.',
  why: 'Broken images look careless.',
  remedy: 'Add the file, or correct the link.',
  on: 'package',
  check(survey, report) {
    if (survey.readme === undefined) return;
    const names = new Set(survey.files.map(({ name }) => name.slice(name.lastIndexOf('/') + 1).toLowerCase()));
    for (const [, target] of textOfFile(survey.readme).matchAll(/\]\(\s*<?([^)\s>]+)/g)) {
      if (target === undefined || /^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(target)) continue;
      const name = target.replace(/[?#].*$/, '');
      if (!names.has(name.slice(name.lastIndexOf('/') + 1).toLowerCase()))
        report(rootSpot('readme'), `The link ${quote(target)} of the readme leads to no file of the package.`);
    }
  },
  example: { at: 'readme:', bad: { 'file:readme.md': '# Parcel Desk\n\n![Screen](screen.png)\n' } },
};
