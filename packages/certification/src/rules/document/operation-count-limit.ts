import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';

/** There are at most 256 operations. */
export const operationCountLimit: CheckedRule<'definition'> = {
  id: 'operation-count-limit',
  severity: 'error',
  level: 'document',
  fix: 'none',
  source: 'FAQ',
  summary: 'There are at most 256 operations.',
  why: 'The platform does not take more; larger APIs are split.',
  remedy: 'Split the connector by product area.',
  on: 'definition',
  check(definition, report) {
    if (definition.operations.length > 256)
      report(
        below(definition.at, 'paths'),
        `The definition has ${definition.operations.length} operations; at most 256 are allowed.`,
      );
  },
  example: {
    at: '/paths',
    bad: {
      '/paths': Object.fromEntries(
        Array.from({ length: 257 }, (_, index) => [
          `/a${index}`,
          { get: { operationId: `A${index}`, responses: { '200': { description: 'OK' } } } },
        ]),
      ),
    },
  },
};
