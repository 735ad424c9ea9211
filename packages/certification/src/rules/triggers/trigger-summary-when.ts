import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, quote } from '../../text/text.ts';

/** The summary of a trigger begins with "When". */
export const triggerSummaryWhen: CheckedRule<'operation'> = {
  id: 'trigger-summary-when',
  severity: 'info',
  level: 'trigger',
  fix: 'suggestion',
  source: 'STR',
  summary: 'The summary of a trigger begins with "When".',
  why: 'It reads as the beginning of a sentence.',
  remedy: 'Write "When a parcel is delivered".',
  on: 'operation',
  check(operation, report) {
    const summary = textOr(own(operation.value, 'summary'));
    if (!operation.isTrigger || isBlank(summary) || /^(?:when|on)\b/i.test(summary.trim())) return;
    const at = below(operation.at, 'summary');
    const value = `When ${summary.trim().charAt(0).toLowerCase()}${summary.trim().slice(1)}`;
    report(at, `The summary ${quote(summary)} of a trigger does not begin with "When".`, {
      fix: () => [{ kind: 'set', at, value }],
    });
  },
  example: { at: '/paths/~1hooks/post/summary', bad: { '/paths/~1hooks/post/summary': 'Parcel delivered' } },
};
