import { describeValue } from '../../proposals/describe-value.ts';
import { toLabel } from '../../proposals/names.ts';
import type { CheckedRule, Edit } from '../../review/rule.ts';
import { isList, own } from '../../survey/json.ts';
import type { PathNode } from '../../survey/nodes.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A path has no "?" and no "#". */
export const pathNoQueryOrFragment: CheckedRule<'path'> = {
  id: 'path-no-query-or-fragment',
  severity: 'error',
  level: 'path',
  fix: 'suggestion',
  source: 'SV OperationPathMayNotContainQueryOrFragment',
  summary: 'A path has no "?" and no "#".',
  why: 'What follows is a query, which belongs in parameters.',
  remedy: 'Turn the query into a parameter with a default.',
  on: 'path',
  check(path, report, survey) {
    if (!/[?#]/.test(path.path)) return;
    const [bare = ''] = path.path.split(/[?#]/);
    const isFree = bare !== '' && survey.definition?.paths.every((other) => other.path !== bare) === true;
    report(
      path,
      `The path ${quote(path.path)} contains a query or a fragment.`,
      isFree && !/[{}]/.test(path.path.slice(bare.length)) ? { fix: () => queryEdits(path, bare) } : {},
    );
  },
  example: { at: '/paths/~1letters?all=true', bad: { '/paths/~1letters?all=true': {} } },
};

/** Every value of the query becomes a parameter that nobody sees and that always has it; the fragment is never sent anyway. */
function queryEdits(path: PathNode, bare: string): readonly Edit[] {
  const query = path.path.slice(bare.length).split('#')[0]?.replace(/^\?/, '') ?? '';
  const parameters = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      const type = { type: 'string' };
      return {
        name,
        in: 'query',
        required: true,
        ...type,
        default: value.join('='),
        'x-ms-summary': toLabel(name),
        description: describeValue({ name, label: toLabel(name), type, location: 'query' }),
        'x-ms-visibility': 'internal',
      };
    });
  const added = path.operations.flatMap((operation): readonly Edit[] => {
    const known = own(operation.value, 'parameters');
    const at = below(operation.at, 'parameters');
    if (!isList(known)) return parameters.length === 0 ? [] : [{ kind: 'set', at, value: parameters }];
    return parameters.map((value) => ({ kind: 'set', at: below(at, known.length), value }));
  });
  return [...added, { kind: 'rename', at: path.at, name: bare }];
}
