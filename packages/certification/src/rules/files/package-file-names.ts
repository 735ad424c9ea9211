import type { CheckedRule } from '../../review/rule.ts';
import { quote } from '../../text/text.ts';

/** The files carry their conventional names. */
export const packageFileNames: CheckedRule<'package'> = {
  id: 'package-file-names',
  severity: 'info',
  level: 'file',
  fix: 'safe',
  source: 'CLI, SUB',
  summary: 'The files carry their conventional names.',
  why: 'Tools of the reference ecosystem look the files up by name.',
  remedy: 'Rename the file.',
  on: 'package',
  check(survey, report) {
    const expected: readonly [string | undefined, string][] = [
      [
        survey.definitionFile?.source.format === 'json' ? survey.definitionFile.source.fileName : undefined,
        'apiDefinition.swagger.json',
      ],
      [survey.propertiesFile?.source.fileName, 'apiProperties.json'],
      [survey.icon?.name, 'icon.png'],
    ];
    for (const [name, wanted] of expected) {
      const base = name?.slice(name.lastIndexOf('/') + 1);
      if (base !== undefined && base.toLowerCase() !== wanted.toLowerCase())
        report(survey, `The file ${quote(base)} is not called "${wanted}".`);
    }
  },
  example: { at: 'package:', bad: { 'name:apiDefinition.swagger.json': 'parcels.swagger.json' } },
};
