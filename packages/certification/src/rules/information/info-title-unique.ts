import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
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
    const wanted = bareTitle(definition.title).toLowerCase();
    const other = survey.catalogue?.titles.find((title) => bareTitle(title).toLowerCase() === wanted);
    if (other !== undefined)
      report(
        below(definition.at, 'info', 'title'),
        `The title ${quote(definition.title)} is taken by another connector.`,
      );
  },
  unavailable: (survey) => (survey.catalogue === undefined ? 'It needs the titles of the catalogue.' : undefined),
  example: { at: '/info/title', bad: { '/info/title': 'Letter Desk' } },
};
