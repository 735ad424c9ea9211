import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';

/** A subscription is answered by 201 with a Location header. */
export const webhook201WithLocation: CheckedRule<'operation'> = {
  id: 'webhook-201-with-location',
  severity: 'info',
  level: 'trigger',
  fix: 'none',
  source: 'WH',
  summary: 'A subscription is answered by 201 with a Location header.',
  why: 'The platform deletes what that header names.',
  remedy: 'Answer 201, and declare the header "Location".',
  on: 'operation',
  check(operation, report) {
    if (!operation.isWebhook) return;
    const created = operation.responses.find(({ status }) => status === '201');
    const headers = objectOr(own(created?.value ?? {}, 'headers'));
    if (!Object.keys(headers).some((name) => name.toLowerCase() === 'location'))
      report(
        created ?? operation,
        `The subscription of "${operation.name}" is not answered by 201 with a Location header.`,
        { operation },
      );
  },
  example: { at: '/paths/~1hooks/post/responses/201', bad: { '/paths/~1hooks/post/responses/201/headers': undefined } },
};
