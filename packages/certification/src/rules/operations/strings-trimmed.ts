import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, quote } from '../../text/text.ts';

/** Summaries have no white space around them and no line breaks in them. */
export const stringsTrimmed: CheckedRule<'operation'> = {
  id: 'strings-trimmed',
  severity: 'info',
  level: 'any',
  fix: 'safe',
  source: 'OWN',
  summary: 'Summaries have no white space around them and no line breaks in them.',
  why: 'It shows up as a gap in lists.',
  remedy: 'Remove the white space.',
  on: 'operation',
  check(operation, report) {
    const summary = own(operation.value, 'summary');
    if (typeof summary !== 'string' || isBlank(summary)) return;
    const value = summary.trim().replace(/\s*[\r\n]+\s*/g, ' ');
    const at = below(operation.at, 'summary');
    if (value !== summary)
      report(at, `The summary ${quote(summary)} has white space around it or a line break in it.`, {
        fix: () => [{ kind: 'set', at, value }],
      });
  },
  example: { at: '/paths/~1parcels/get/summary', bad: { '/paths/~1parcels/get/summary': ' List parcels' } },
};
