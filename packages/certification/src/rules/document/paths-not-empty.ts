import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** There is at least one operation. */
export const pathsNotEmpty: CheckedRule<'definition'> = {
  id: 'paths-not-empty',
  severity: 'error',
  level: 'document',
  fix: 'none',
  source: 'OAS2, POL 5000.2.4.5',
  summary: 'There is at least one operation.',
  why: 'An empty connector has nothing to offer.',
  remedy: 'Add a path with an operation.',
  on: 'definition',
  check(definition, report) {
    if (definition.operations.length === 0)
      report(
        own(definition.value, 'paths') === undefined ? definition.at : below(definition.at, 'paths'),
        'The definition has no operation.',
      );
  },
  example: { at: '/paths', bad: { '/paths': {} } },
};
