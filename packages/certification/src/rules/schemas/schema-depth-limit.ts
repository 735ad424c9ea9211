import type { CheckedRule } from '../../review/rule.ts';
import { depthOf } from '../../survey/schema-size.ts';

/** Schemas are at most 20 levels deep. */
export const schemaDepthLimit: CheckedRule<'definition'> = {
  id: 'schema-depth-limit',
  severity: 'warning',
  level: 'schema',
  fix: 'none',
  source: 'SV SchemaTooDeep',
  summary: 'Schemas are at most 20 levels deep.',
  why: 'Designers stop showing deeper ones.',
  remedy: 'Make the schema flatter.',
  on: 'definition',
  check(definition, report) {
    for (const { root, role, value } of definition.schemas) {
      if (role !== 'root' || root.kind === 'definition') continue;
      if (depthOf(definition, value) > 20) report(root.at, `The schema of ${root.name} is more than 20 levels deep.`);
    }
  },
  example: {
    at: '/paths/~1depots/get/responses/200/schema',
    bad: {
      '/paths/~1depots/get/responses/200/schema': Array.from({ length: 21 }).reduce<Record<string, unknown>>(
        (inner) => ({ type: 'array', items: inner }),
        { type: 'string' },
      ) as never,
    },
  },
};
