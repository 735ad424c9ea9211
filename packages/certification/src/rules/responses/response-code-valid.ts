import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** Responses are named by HTTP status codes or "default". */
export const responseCodeValid: CheckedRule<'operation'> = {
  id: 'response-code-valid',
  severity: 'error',
  level: 'response',
  fix: 'none',
  source: 'OAS2, SV ResponseMustBeDefaultOrHttpStatusCode',
  summary: 'Responses are named by HTTP status codes or "default".',
  why: 'Other names never match an answer.',
  remedy: 'Use a code from 100 to 599, or "default".',
  on: 'operation',
  check(operation, report, survey) {
    const is3 = survey.definition?.dialect === '3.0' || survey.definition?.dialect === '3.1';
    for (const status of Object.keys(objectOr(own(operation.value, 'responses')))) {
      const isRight =
        status === 'default' ||
        status.startsWith('x-') ||
        /^[1-5]\d\d$/.test(status) ||
        (is3 && /^[1-5]XX$/.test(status));
      if (!isRight) report(below(operation.at, 'responses', status), `${quote(status)} is not a status code.`);
    }
  },
  example: {
    at: '/paths/~1parcels/get/responses/okay',
    bad: { '/paths/~1parcels/get/responses/okay': { description: 'The parcels.' } },
  },
};
