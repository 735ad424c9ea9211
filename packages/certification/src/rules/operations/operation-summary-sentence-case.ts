import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote, wordsOfName } from '../../text/text.ts';

/** A summary is written in sentence case. */
export const operationSummarySentenceCase: CheckedRule<'operation'> = {
  id: 'operation-summary-sentence-case',
  severity: 'info',
  level: 'operation',
  fix: 'suggestion',
  source: 'EXT, STR',
  summary: 'A summary is written in sentence case.',
  why: 'Names of operations look alike across connectors.',
  remedy: 'Begin with a capital letter and write other words small, except for names.',
  on: 'operation',
  check(operation, report, survey) {
    const summary = textOr(own(operation.value, 'summary')).trim();
    const words = summary.split(/\s+/);
    const capitalized = words.slice(1).filter((word) => /^\(?\p{Lu}\p{Ll}+\)?$/u.test(word));
    if (capitalized.length < 2) return;
    const names = new Set(wordsOfName(survey.definition?.title ?? '').map((word) => word.toLowerCase()));
    const capitals = capitalized.filter((word) => !names.has(word.toLowerCase().replace(/[()]/g, '')));
    if (capitals.length < 2) return;
    const at = below(operation.at, 'summary');
    const value = words.map((word) => (capitals.includes(word) ? word.toLowerCase() : word)).join(' ');
    report(at, `The summary ${quote(summary)} is not in sentence case.`, { fix: () => [{ kind: 'set', at, value }] });
  },
  example: { at: '/paths/~1parcels/get/summary', bad: { '/paths/~1parcels/get/summary': 'List All Letters' } },
};
