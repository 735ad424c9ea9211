import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** A summary has none of the characters / \\ < > * % & ?. */
export const operationSummaryCharacters: CheckedRule<'operation'> = {
  id: 'operation-summary-characters',
  severity: 'error',
  level: 'operation',
  fix: 'suggestion',
  source: 'SV RestrictedCharactersInSummary, PR#1095, STR',
  summary: 'A summary has none of the characters / \\ < > * % & ?.',
  why: 'Designers and documents break on them.',
  remedy: 'Write words instead.',
  on: 'operation',
  check(operation, report) {
    const summary = textOr(own(operation.value, 'summary'));
    const found = /[/\\<>*%&?]/.exec(summary)?.[0];
    if (found === undefined) return;
    const at = below(operation.at, 'summary');
    const value = summary
      .replaceAll('&', 'and')
      .replace(/\s*[/\\]\s*/g, ' or ')
      .replaceAll('%', 'percent')
      .replace(/[<>*?]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    report(at, `The summary ${quote(summary)} contains "${found}".`, { fix: () => [{ kind: 'set', at, value }] });
  },
  example: { at: '/paths/~1parcels/get/summary', bad: { '/paths/~1parcels/get/summary': 'List parcels & letters' } },
};
