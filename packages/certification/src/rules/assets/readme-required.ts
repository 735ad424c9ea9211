import { writeReadme } from '../../proposals/write-readme.ts';
import type { CheckedRule } from '../../review/rule.ts';

/** There is a readme. */
export const readmeRequired: CheckedRule<'package'> = {
  id: 'readme-required',
  severity: 'error',
  level: 'asset',
  fix: 'suggestion',
  source: 'SUB, POL 5000.1.1.2',
  summary: 'There is a readme.',
  why: 'It becomes the page of the connector.',
  remedy: 'Add readme.md.',
  on: 'package',
  check(survey, report) {
    if (survey.readme === undefined)
      report(
        survey,
        'The connector has no readme.',
        survey.definition === undefined
          ? {}
          : {
              fix: () => [{ kind: 'text', document: 'readme', text: writeReadme(survey) }],
            },
      );
  },
  example: { at: 'package:', bad: { 'file:readme.md': undefined } },
};
