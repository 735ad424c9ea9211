import { writeOperation } from '../../proposals/write-readme.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import type { OperationNode } from '../../survey/nodes.ts';
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
    const whole = textOfFile(survey.readme);
    const text = whole.toLowerCase();
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
        { fix: () => [{ kind: 'text', document: 'readme', text: withOperations(whole, missing) }] },
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

/** The readme with operations behind those it has: at the end of their section, or of everything. */
function withOperations(text: string, operations: readonly OperationNode[]): string {
  const added = operations.map(writeOperation).join('\n\n');
  const section = /^#{1,6}\s.*operations.*$/im.exec(text);
  const level = /^#+/.exec(section?.[0] ?? '')?.[0].length ?? 1;
  const from = section === null ? text.length : section.index + section[0].length;
  const next = new RegExp(`^#{1,${level}}\\s`, 'm').exec(text.slice(from));
  const at = next === null ? text.length : from + next.index;
  const rest = text.slice(at);
  return `${text.slice(0, at).trimEnd()}\n\n${added}\n${rest === '' ? '' : `\n${rest}`}`;
}
