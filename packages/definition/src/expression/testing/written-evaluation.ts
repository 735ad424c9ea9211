import type { Value } from '../../value/value.ts';
import { writeValue } from '../../value/write-value.ts';
import { evaluateTemplate } from '../evaluate-once.ts';

/** What a template gives, as JSON; for one that fails or is invalid, the code of that. For tests of functions. */
export function writtenEvaluation(template: Value, context: Value = {}): string {
  const evaluation = evaluateTemplate(template, context, {
    now: () => '2025-09-25T05:18:31.3384797Z',
    newGuid: () => '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    random: () => 0.5,
  });
  if (evaluation.kind === 'value') return writeValue(evaluation.value);
  return evaluation.kind === 'failed' ? evaluation.failure.code : (evaluation.diagnostics[0]?.code ?? '');
}
