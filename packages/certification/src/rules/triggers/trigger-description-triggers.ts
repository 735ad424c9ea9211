import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, quote } from '../../text/text.ts';

/** The description of a trigger says when it fires. */
export const triggerDescriptionTriggers: CheckedRule<'operation'> = {
  id: 'trigger-description-triggers',
  severity: 'info',
  level: 'trigger',
  fix: 'none',
  source: 'STR',
  summary: 'The description of a trigger says when it fires.',
  why: 'Users must know what starts their workflow.',
  remedy: 'Write "This operation triggers when ...".',
  on: 'operation',
  check(operation, report) {
    const description = textOr(own(operation.value, 'description'));
    if (
      operation.isTrigger &&
      !isBlank(description) &&
      !/\b(?:when|trigger|fires?\b|on\b|each time|every time|as soon as|once\b)/i.test(description)
    )
      report(
        below(operation.at, 'description'),
        `The description ${quote(description)} does not say when the trigger fires.`,
      );
  },
  example: {
    at: '/paths/~1hooks/post/description',
    bad: { '/paths/~1hooks/post/description': 'Parcels and where they are.' },
  },
};
