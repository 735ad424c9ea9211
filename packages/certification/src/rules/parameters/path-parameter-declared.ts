import { describeValue } from '../../proposals/describe-value.ts';
import { toLabel } from '../../proposals/names.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { isList, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Every variable of a path has a path parameter. */
export const pathParameterDeclared: CheckedRule<'operation'> = {
  id: 'path-parameter-declared',
  severity: 'error',
  level: 'parameter',
  fix: 'suggestion',
  source: 'SV OperationMissingPathParameter',
  summary: 'Every variable of a path has a path parameter.',
  why: 'Otherwise no address can be made.',
  remedy: 'Add the parameter.',
  on: 'operation',
  check(operation, report, survey) {
    const type = { type: 'string' };
    for (const [, name] of operation.path.path.matchAll(/\{([^{}]*)\}/g)) {
      if (name === undefined || name.trim() === '') continue;
      if (
        operation.parameters.some(
          (parameter) =>
            parameter.location === 'path' && (parameter.name === name || parameter.name === name.replace(/^\+/, '')),
        )
      )
        continue;
      const list = own(operation.value, 'parameters');
      const value = {
        name,
        in: 'path',
        required: true,
        ...(survey.definition?.dialect === '2.0' ? type : { schema: type }),
        'x-ms-summary': toLabel(name),
        description: describeValue({ name, label: '', type, location: 'path' }),
        'x-ms-url-encoding': 'single',
      };
      const at = below(operation.at, 'parameters');
      const added = isList(list) ? { at: below(at, list.length), value } : { at, value: [value] };
      report(operation, `The variable "{${name}}" of the path has no parameter in "${operation.name}".`, {
        // A name with white space is to be changed first.
        ...(/\s/.test(name) ? {} : { fix: () => [{ kind: 'set', ...added }] }),
      });
    }
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters': undefined },
  },
};
