import { type ReadmeSection, readmeSectionsWanted } from '../../proposals/write-readme.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';
import type { PackageSurvey } from '../../survey/survey.ts';
import { textOfFile } from '../../survey/text-of-file.ts';

/** The readme has the sections that users expect. */
export const readmeSections: CheckedRule<'package'> = {
  id: 'readme-sections',
  severity: 'warning',
  level: 'asset',
  fix: 'suggestion',
  source: 'TPL',
  summary: 'The readme has the sections that users expect.',
  why: 'They look for prerequisites, operations, credentials and limits.',
  remedy: 'Add the sections that are missing.',
  on: 'package',
  check(survey, report) {
    if (survey.readme === undefined) return;
    const headings = textOfFile(survey.readme)
      .split('\n')
      .filter((line) => /^#{1,6}\s/.test(line))
      .join('\n')
      .toLowerCase();
    const missing = readmeSectionsWanted.filter(({ pattern }) => !pattern.test(headings));
    if (missing.length > 0)
      report(
        rootSpot('readme'),
        `The readme has no section${missing.length > 1 ? 's' : ''} ${missing.map(({ name }) => `"${name}"`).join(', ')}.`,
        { fix: () => [{ kind: 'text', document: 'readme', text: withSections(survey, missing) }] },
      );
  },
  example: {
    at: 'readme:',
    bad: {
      'file:readme.md':
        '# Parcel Desk\n\n### List parcels\n\n### Create a parcel\n\n### Get a parcel\n\n### When a parcel is delivered\n',
    },
  },
};

/** The readme with the sections that are missing at its end. */
function withSections(survey: PackageSurvey, sections: readonly ReadmeSection[]): string {
  const text = survey.readme === undefined ? '' : textOfFile(survey.readme);
  return `${[text.trimEnd(), ...sections.map(({ write }) => write(survey))].join('\n\n')}\n`;
}
