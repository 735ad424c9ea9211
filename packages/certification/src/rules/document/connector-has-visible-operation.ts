import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { count } from '../../text/text.ts';

/** At least one operation is neither internal nor deprecated. */
export const connectorHasVisibleOperation: CheckedRule<'definition'> = {
  id: 'connector-has-visible-operation',
  severity: 'error',
  level: 'document',
  fix: 'none',
  source: 'OWN',
  summary: 'At least one operation is neither internal nor deprecated.',
  why: 'Otherwise users see an empty connector.',
  remedy: 'Take "internal" or "deprecated" off an operation that users need.',
  on: 'definition',
  check(definition, report) {
    if (definition.operations.length > 0 && !definition.operations.some(({ isVisible }) => isVisible))
      report(
        below(definition.at, 'paths'),
        `None of the ${count(definition.operations.length, 'operation')} is visible to users.`,
      );
  },
  example: {
    at: '/paths',
    bad: {
      '/paths': {
        '/a': { get: { operationId: 'A', 'x-ms-visibility': 'internal', responses: { '200': { description: 'OK' } } } },
      },
    },
  },
};
