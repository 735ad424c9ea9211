import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** x-ms-trigger is single or batch. */
export const triggerValueValid: CheckedRule<'operation'> = {
  id: 'trigger-value-valid',
  severity: 'error',
  level: 'trigger',
  fix: 'none',
  source: 'SCH-D, EXT',
  summary: 'x-ms-trigger is single or batch.',
  why: 'Other words are ignored.',
  remedy: 'Write "single" or "batch".',
  on: 'operation',
  check(operation, report) {
    const value = own(operation.value, 'x-ms-trigger');
    if (value !== undefined && value !== 'single' && value !== 'batch')
      report(below(operation.at, 'x-ms-trigger'), `x-ms-trigger is ${quote(value)}, neither single nor batch.`);
  },
  example: { at: '/paths/~1hooks/post/x-ms-trigger', bad: { '/paths/~1hooks/post/x-ms-trigger': 'many' } },
};
