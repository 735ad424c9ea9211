import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { looksLike } from '../../text/looks-like.ts';
import { quote } from '../../text/text.ts';
import { bareTitle } from '../../text/title.ts';

/** No other connector in the catalogue has the same title. */
export const infoTitleUnique: CheckedRule<'definition'> = {
  id: 'info-title-unique',
  severity: 'error',
  level: 'info',
  fix: 'none',
  source: 'SUB, POL 5000.2.2.5, PR#3834',
  summary: 'No other connector in the catalogue has the same title.',
  why: 'Users must be able to tell entries apart.',
  remedy: 'Choose another title.',
  on: 'definition',
  check(definition, report, survey) {
    const wanted = bareTitle(definition.title);
    const titles = (survey.catalogue?.titles ?? []).map(bareTitle);
    const at = below(definition.at, 'info', 'title');
    if (titles.some((title) => title.toLowerCase() === wanted.toLowerCase())) {
      report(at, `The title ${quote(definition.title)} is taken by another connector.`);
      return;
    }
    const other = titles.find((title) => looksLike(title, wanted));
    if (other !== undefined)
      report(at, `The title ${quote(definition.title)} looks like that of another connector, ${quote(other)}.`);
  },
  unavailable: (survey) => (survey.catalogue === undefined ? 'It needs the titles of the catalogue.' : undefined),
  example: { at: '/info/title', bad: { '/info/title': 'Letter Desk' } },
};
