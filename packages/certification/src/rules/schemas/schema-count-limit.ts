import type { CheckedRule } from '../../review/rule.ts';
import { schemaCounter } from '../../survey/schema-size.ts';

/** A body has at most 512 schemas and an operation at most 16,384. */
export const schemaCountLimit: CheckedRule<'definition'> = {
  id: 'schema-count-limit',
  severity: 'error',
  level: 'schema',
  fix: 'none',
  source: 'FAQ, SV BodySchemaCountExceedsMaxAllowed',
  summary: 'A body has at most 512 schemas and an operation at most 16,384.',
  why: 'The platform does not take more.',
  remedy: 'Leave out parts that nobody uses, or make them dynamic.',
  on: 'definition',
  check(definition, report) {
    const countIn = schemaCounter(definition);
    for (const { root, value, role } of definition.schemas) {
      if (role !== 'root' || root.kind !== 'body') continue;
      const size = countIn(value);
      if (size > 512)
        report(root.at, `The schema of ${root.name} consists of ${size} schemas; at most 512 are allowed.`);
    }
    for (const operation of definition.operations) {
      let total = 0;
      for (const { schema } of [...operation.parameters, ...operation.responses])
        if (schema !== undefined) total += countIn(schema.value);
      if (total > 16_384)
        report(operation, `"${operation.name}" consists of ${total} schemas; at most 16,384 are allowed.`, {
          operation,
        });
    }
  },
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema',
    bad: {
      '/paths/~1parcels/post/parameters/0/schema': {
        type: 'object',
        properties: Object.fromEntries(Array.from({ length: 512 }, (_, index) => [`p${index}`, { type: 'string' }])),
      },
    },
  },
};
