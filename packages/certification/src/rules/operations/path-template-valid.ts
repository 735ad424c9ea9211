import type { CheckedRule } from '../../review/rule.ts';
import { quote } from '../../text/text.ts';

/** The braces of a path are balanced, not nested, not empty, and stay within one segment. */
export const pathTemplateValid: CheckedRule<'path'> = {
  id: 'path-template-valid',
  severity: 'error',
  level: 'path',
  fix: 'none',
  source: 'SV OperationPathTemplateNotValid',
  summary: 'The braces of a path are balanced, not nested, not empty, and stay within one segment.',
  why: 'Otherwise no address can be made.',
  remedy: 'Write "/items/{itemId}".',
  on: 'path',
  check(path, report) {
    let open = -1;
    let problem: string | undefined;
    for (let index = 0; index < path.path.length && problem === undefined; index += 1) {
      const character = path.path[index];
      if (character === '{') {
        if (open >= 0) problem = 'has braces inside braces';
        open = index;
      } else if (character === '}') {
        if (open < 0) problem = 'has a closing brace without an opening one';
        else if (path.path.slice(open + 1, index).trim() === '') problem = 'has a variable without a name';
        open = -1;
      } else if (character === '/' && open >= 0) problem = 'has a variable that runs over a slash';
    }
    if (problem === undefined && open >= 0) problem = 'has an opening brace without a closing one';
    if (problem !== undefined) report(path, `The path ${quote(path.path)} ${problem}.`);
  },
  example: { at: '/paths/~1letters~1{letterId', bad: { '/paths/~1letters~1{letterId': {} } },
};
