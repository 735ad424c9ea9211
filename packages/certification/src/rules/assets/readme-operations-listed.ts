import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { rootSpot } from '../../survey/spot.ts';
import { textOfFile } from '../../survey/text-of-file.ts';
import { count } from '../../text/text.ts';

/** Every visible operation is named in the readme. */
export const readmeOperationsListed: CheckedRule<'package'> = {
  id: 'readme-operations-listed',
  severity: 'info',
  level: 'asset',
  fix: 'safe',
  source: 'TPL',
  summary: 'Every visible operation is named in the readme.',
  why: 'Users see what the connector can do.',
  remedy: 'Add the operations that are missing.',
  on: 'package',
  check(survey, report) {
    if (survey.readme === undefined || survey.definition === undefined) return;
    const text = textOfFile(survey.readme).toLowerCase();
    const missing = survey.definition.operations.filter(
      ({ isVisible, value, id }) =>
        isVisible &&
        !text.includes((textOr(own(value, 'summary')) || (id ?? '')).toLowerCase()) &&
        !(id !== undefined && text.includes(id.toLowerCase())),
    );
    if (missing.length > 0)
      report(
        rootSpot('readme'),
        `The readme does not name ${count(missing.length, 'operation')}: ${missing
          .slice(0, 5)
          .map(({ name }) => `"${name}"`)
          .join(', ')}${missing.length > 5 ? ', ...' : ''}.`,
      );
  },
  example: {
    at: 'readme:',
    bad: {
      'file:readme.md':
        '# Parcel Desk\n\n## Publisher\n\n## Prerequisites\n\n## Supported Operations\n\n## Obtaining Credentials\n\n## Known Issues and Limitations\n',
    },
  },
};
