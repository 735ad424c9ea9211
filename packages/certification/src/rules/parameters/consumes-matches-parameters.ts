import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import type { ParameterNode } from '../../survey/nodes.ts';
import { below } from '../../survey/spot.ts';

/** What an operation consumes fits its parameters. */
export const consumesMatchesParameters: CheckedRule<'operation'> = {
  id: 'consumes-matches-parameters',
  severity: 'error',
  level: 'operation',
  fix: 'safe',
  source: 'SV MimeTypeNotCompatibleWithRequestContentSchemaType',
  summary: 'What an operation consumes fits its parameters.',
  why: 'Otherwise the service cannot read the request.',
  remedy: 'Declare a form type for form parameters, a JSON type for an object.',
  on: 'operation',
  check(operation, report, survey) {
    if (operation.consumes.length === 0 || survey.definition?.dialect !== '2.0') return;
    const types = operation.consumes.map((type) => type.split(';')[0]?.trim().toLowerCase() ?? '');
    const isFormType = (type: string): boolean =>
      type === 'multipart/form-data' || type === 'application/x-www-form-urlencoded';
    const at = Object.hasOwn(operation.value, 'consumes') ? below(operation.at, 'consumes') : operation.at;
    const form = operation.parameters.filter(({ location }) => location === 'formData');
    const body = operation.parameters.find(({ location }) => location === 'body');
    if (form.length > 0 && !types.some(isFormType)) {
      const type = form.some(({ value }) => own(value, 'type') === 'file')
        ? 'multipart/form-data'
        : 'application/x-www-form-urlencoded';
      report(at, `"${operation.name}" has form parameters but consumes ${types.join(', ')}.`, {
        fix: () => [{ kind: 'set', at: below(operation.at, 'consumes'), value: [type] }],
      });
    } else if (form.some(isBinaryText) && types.every((type) => type === 'application/x-www-form-urlencoded')) {
      report(at, `"${operation.name}" has a binary form parameter but consumes ${types.join(', ')}.`, {
        fix: () => [{ kind: 'set', at: below(operation.at, 'consumes'), value: ['multipart/form-data'] }],
      });
    } else if (body?.schema !== undefined && types.every((type) => type === 'application/x-www-form-urlencoded')) {
      // An object goes into a multipart body part by part; nested values have no form in a urlencoded one.
      const found = objectOr(survey.definition.resolve(body.schema.value, body.schema.at)?.value);
      if (own(found, 'properties') !== undefined)
        report(at, `"${operation.name}" has an object as its body but consumes ${types.join(', ')}.`);
    }
  },
  example: {
    at: '/paths/~1parcels/post/consumes',
    bad: { '/paths/~1parcels/post/consumes': ['application/x-www-form-urlencoded'] },
  },
};

function isBinaryText({ value }: ParameterNode): boolean {
  return own(value, 'type') === 'string' && own(value, 'format') === 'binary';
}
