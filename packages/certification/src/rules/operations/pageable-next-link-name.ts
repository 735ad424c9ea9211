import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The next link of a pageable operation is called nextLink or @odata.nextLink. */
export const pageableNextLinkName: CheckedRule<'operation'> = {
  id: 'pageable-next-link-name',
  severity: 'error',
  level: 'operation',
  fix: 'none',
  source: 'SV InvalidNextLinkNameValue, SCH-D',
  summary: 'The next link of a pageable operation is called nextLink or @odata.nextLink.',
  why: 'Other products know these names only.',
  remedy: 'Rename the property, if the service allows it.',
  on: 'operation',
  check(operation, report) {
    const pageable = own(operation.value, 'x-ms-pageable');
    const name = isObject(pageable) ? own(pageable, 'nextLinkName') : undefined;
    if (typeof name !== 'string' || name === 'nextLink' || name === '@odata.nextLink') return;
    report(
      below(operation.at, 'x-ms-pageable', 'nextLinkName'),
      `The next link of "${operation.name}" is called ${quote(name)}; other products know nextLink and @odata.nextLink only.`,
      { severity: 'error' },
    );
  },
  example: {
    at: '/paths/~1parcels/get/x-ms-pageable/nextLinkName',
    bad: { '/paths/~1parcels/get/x-ms-pageable': { nextLinkName: 'more' } },
  },
};
