import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { isBlank } from '../../text/text.ts';

/** A trigger tells how to make it fire (x-ms-trigger-hint). */
export const triggerHintPresent: CheckedRule<'operation'> = {
  id: 'trigger-hint-present',
  severity: 'info',
  level: 'trigger',
  fix: 'none',
  source: 'EXT',
  summary: 'A trigger tells how to make it fire (x-ms-trigger-hint).',
  why: 'Users want to test their workflow.',
  remedy: 'Add x-ms-trigger-hint.',
  on: 'operation',
  check(operation, report) {
    if (operation.isTrigger && isBlank(own(operation.value, 'x-ms-trigger-hint')))
      report(operation, `The trigger "${operation.name}" does not tell how to make it fire.`);
  },
  example: { at: '/paths/~1hooks/post', bad: { '/paths/~1hooks/post/x-ms-trigger-hint': undefined } },
};
