import type { CheckedRule } from '../../review/rule.ts';
import { isObject, objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** An operation context simulates an operation that exists, with its required parameters. */
export const operationContextValid: CheckedRule<'operation'> = {
  id: 'operation-context-valid',
  severity: 'error',
  level: 'operation',
  fix: 'none',
  source: 'EXT, SCH-D',
  summary: 'An operation context simulates an operation that exists, with its required parameters.',
  why: 'Otherwise nothing can be simulated.',
  remedy: 'Name an operation of this definition and give its required parameters.',
  on: 'operation',
  check(operation, report, survey) {
    const simulate = own(objectOr(own(operation.value, 'x-ms-operation-context')), 'simulate');
    if (!isObject(simulate)) return;
    const at = below(operation.at, 'x-ms-operation-context', 'simulate');
    const id = textOr(own(simulate, 'operationId'));
    const target = survey.definition?.operationsById.get(id);
    if (target === undefined) {
      report(below(at, 'operationId'), `The simulated operation ${quote(id)} does not exist.`);
      return;
    }
    const given = objectOr(own(simulate, 'parameters'));
    const missing = target.parameters.find(
      ({ value, name, location }) =>
        location !== 'body' &&
        own(value, 'required') === true &&
        own(value, 'default') === undefined &&
        !Object.hasOwn(given, name),
    );
    if (missing !== undefined) report(at, `The simulated operation "${id}" needs the parameter "${missing.name}".`);
  },
  example: {
    at: '/paths/~1parcels/get/x-ms-operation-context/simulate/operationId',
    bad: { '/paths/~1parcels/get/x-ms-operation-context': { simulate: { operationId: 'Missing' } } },
  },
};
