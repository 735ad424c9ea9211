import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { propertyNames } from '../../survey/property-names.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The success response has the property that names the next page. */
export const pageableNextLinkInResponse: CheckedRule<'operation'> = {
  id: 'pageable-next-link-in-response',
  severity: 'warning',
  level: 'operation',
  fix: 'none',
  source: 'OWN',
  summary: 'The success response has the property that names the next page.',
  why: 'Otherwise there is never a second page.',
  remedy: 'Add the property to the schema of the response.',
  on: 'operation',
  check(operation, report, survey) {
    const name = own(objectOr(own(operation.value, 'x-ms-pageable')), 'nextLinkName');
    const schema = operation.responses.find((response) => response.isSuccess && response.schema)?.schema;
    if (typeof name !== 'string' || schema === undefined || survey.definition === undefined) return;
    const names = propertyNames(survey.definition, schema.value, schema.at);
    if (names !== undefined && !names.has(name))
      report(
        below(operation.at, 'x-ms-pageable', 'nextLinkName'),
        `The response of "${operation.name}" has no property ${quote(name)}.`,
      );
  },
  example: {
    at: '/paths/~1parcels/get/x-ms-pageable/nextLinkName',
    bad: { '/paths/~1parcels/get/x-ms-pageable': { nextLinkName: 'nextLink' } },
  },
};
