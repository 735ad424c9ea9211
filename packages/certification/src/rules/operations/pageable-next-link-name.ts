import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, quote } from '../../text/text.ts';

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
    if (!isObject(pageable)) return;
    const name = own(pageable, 'nextLinkName');
    if (name === 'nextLink' || name === '@odata.nextLink') return;
    if (isBlank(name)) {
      report(
        below(operation.at, 'x-ms-pageable'),
        `"${operation.name}" does not say which property holds its next link.`,
      );
      return;
    }
    report(
      below(operation.at, 'x-ms-pageable', 'nextLinkName'),
      `The next link of "${operation.name}" is called ${quote(name)}; other products know nextLink and @odata.nextLink only.`,
      { severity: 'warning' },
    );
  },
  example: {
    at: '/paths/~1parcels/get/x-ms-pageable/nextLinkName',
    bad: { '/paths/~1parcels/get/x-ms-pageable': { nextLinkName: 'more' } },
  },
};
