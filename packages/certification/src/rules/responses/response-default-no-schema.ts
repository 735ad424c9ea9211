import type { CheckedRule, Edit } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** "default" has no schema. */
export const responseDefaultNoSchema: CheckedRule<'operation'> = {
  id: 'response-default-no-schema',
  severity: 'error',
  level: 'response',
  fix: 'safe',
  source: 'SUB, POL 5000.2.4.2, PR#3841, PR#1303',
  summary: '"default" has no schema.',
  why: 'It stands for failures; its schema would be offered as output.',
  remedy: 'Move the schema to 200, or remove it.',
  on: 'operation',
  check(operation, report) {
    const responses = objectOr(own(operation.value, 'responses'));
    const response = operation.responses.find(({ status }) => status === 'default');
    if (response?.schema === undefined) return;
    const schema = response.schema;
    const at = below(operation.at, 'responses', 'default');
    const isReference = own(objectOr(own(responses, 'default')), '$ref') !== undefined;
    const isEmpty = Object.keys(schema.value).length === 0;
    const hasSuccessSchema =
      isEmpty || operation.responses.some((other) => other.isSuccess && other.schema !== undefined);
    report(
      isReference ? at : schema.at,
      `The default response of "${operation.name}" has a schema.`,
      isReference
        ? {}
        : {
            fix: () => {
              const move: Edit[] = hasSuccessSchema
                ? []
                : [
                    Object.hasOwn(responses, '200')
                      ? { kind: 'set', at: below(operation.at, 'responses', '200', 'schema'), value: schema.value }
                      : {
                          kind: 'set',
                          at: below(operation.at, 'responses', '200'),
                          value: { description: 'OK', schema: schema.value },
                        },
                  ];
              return [...move, { kind: 'remove', at: schema.at }];
            },
          },
    );
  },
  example: {
    at: '/paths/~1parcels/get/responses/default/schema',
    bad: { '/paths/~1parcels/get/responses/default': { description: 'A failure.', schema: { type: 'string' } } },
  },
};
