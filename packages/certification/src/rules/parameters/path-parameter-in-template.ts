import type { CheckedRule } from '../../review/rule.ts';
import { quote } from '../../text/text.ts';

/** Every path parameter occurs in the path. */
export const pathParameterInTemplate: CheckedRule<'operation'> = {
  id: 'path-parameter-in-template',
  severity: 'error',
  level: 'parameter',
  fix: 'none',
  source: 'SV PathParameterNotDefinedInTemplate',
  summary: 'Every path parameter occurs in the path.',
  why: 'It has nowhere to go.',
  remedy: 'Put it into the path, or remove it.',
  on: 'operation',
  check(operation, report) {
    for (const parameter of operation.parameters) {
      if (
        parameter.location === 'path' &&
        !operation.path.path.includes(`{${parameter.name}}`) &&
        !operation.path.path.includes(`{+${parameter.name}}`)
      )
        report(parameter, `The path ${quote(operation.path.path)} has no variable "{${parameter.name}}".`, {
          operation,
        });
    }
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/1',
    bad: {
      '/paths/~1parcels~1{parcelId}/get/parameters/1': { name: 'depot', in: 'path', required: true, type: 'string' },
    },
  },
};
