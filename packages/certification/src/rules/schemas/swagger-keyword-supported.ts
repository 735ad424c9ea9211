import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

const ignored = ['uniqueItems', 'patternProperties', 'not', 'oneOf', 'anyOf', 'minProperties', 'maxProperties'];

/** Schemas use keywords that the designer reads. */
export const swaggerKeywordSupported: CheckedRule<'schema'> = {
  id: 'swagger-keyword-supported',
  severity: 'warning',
  level: 'schema',
  fix: 'none',
  source: 'SV SwaggerKeywordNotSupported',
  summary: 'Schemas use keywords that the designer reads.',
  why: 'Others are ignored, so users are not told of the limit.',
  remedy: 'Say it in the description as well.',
  on: 'schema',
  having: ignored,
  check(schema, report, survey) {
    if (survey.definition?.dialect !== '2.0' || schema.root.requests.size === 0) return;
    for (const word of ignored) {
      if (Object.hasOwn(schema.value, word) && own(schema.value, word) !== false)
        report(below(schema.at, word), `The designer ignores "${word}".`);
    }
  },
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema/minProperties',
    bad: { '/paths/~1parcels/post/parameters/0/schema/minProperties': 1 },
  },
};
