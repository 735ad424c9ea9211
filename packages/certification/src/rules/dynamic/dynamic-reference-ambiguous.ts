import type { CheckedRule } from '../../review/rule.ts';
import { referencePath, toNewerList } from '../../survey/dynamic-calls.ts';
import { isObject, objectOr, own } from '../../survey/json.ts';
import { propertyNames } from '../../survey/property-names.ts';
import { below } from '../../survey/spot.ts';

/** A name that a dynamic extension refers to is not both a parameter and a property of the body. */
export const dynamicReferenceAmbiguous: CheckedRule<'dynamic'> = {
  id: 'dynamic-reference-ambiguous',
  severity: 'warning',
  level: 'dynamic',
  fix: 'suggestion',
  source: 'EXT, SV OperationParameterNameIsAmbiguous',
  summary: 'A name that a dynamic extension refers to is not both a parameter and a property of the body.',
  why: 'Nobody can tell which value is meant.',
  remedy: 'Add the newer extension, which takes a full path.',
  on: 'dynamic',
  check(dynamic, report, survey) {
    if (dynamic.name !== 'x-ms-dynamic-values' && dynamic.name !== 'x-ms-dynamic-schema') return;
    if (
      own(dynamic.holder, dynamic.name === 'x-ms-dynamic-values' ? 'x-ms-dynamic-list' : 'x-ms-dynamic-properties') !==
        undefined ||
      survey.definition === undefined
    )
      return;
    const [operation] = dynamic.uses;
    if (operation === undefined) return;
    const body = operation.parameters.find(({ location }) => location === 'body')?.schema;
    const inBody = body === undefined ? undefined : propertyNames(survey.definition, body.value, body.at);
    const newer =
      dynamic.name === 'x-ms-dynamic-values'
        ? toNewerList(dynamic.value, referencePath(dynamic, survey.definition))
        : undefined;
    for (const [name, value] of Object.entries(objectOr(own(dynamic.value, 'parameters')))) {
      const source = isObject(value) ? own(value, 'parameter') : undefined;
      if (
        typeof source === 'string' &&
        inBody?.has(source) === true &&
        operation.parameters.some((parameter) => parameter.location !== 'body' && parameter.name === source)
      )
        report(
          below(dynamic.at, 'parameters', name),
          `"${source}" is a parameter and a property of the body of "${operation.name}".`,
          newer === undefined
            ? {}
            : { fix: () => [{ kind: 'set', at: below(dynamic.holderAt, 'x-ms-dynamic-list'), value: newer }] },
        );
    }
  },
  example: {
    at: '/paths/~1parcels/post/parameters/0/schema/properties/receiver/x-ms-dynamic-values/parameters/x',
    bad: {
      '/paths/~1parcels/post/parameters/1': { name: 'weight', in: 'query', type: 'string' },
      '/paths/~1depots/get/parameters': [{ name: 'x', in: 'query', type: 'string' }],
      '/paths/~1parcels/post/parameters/0/schema/properties/receiver/x-ms-dynamic-values': {
        operationId: 'ListDepots',
        parameters: { x: { parameter: 'weight' } },
      },
    },
  },
};
