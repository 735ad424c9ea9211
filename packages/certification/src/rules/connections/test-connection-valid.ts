import type { CheckedRule } from '../../review/rule.ts';
import { isObject, objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The operation that tests a connection exists, is a GET and needs nothing but fixed values. */
export const testConnectionValid: CheckedRule<'definition'> = {
  id: 'test-connection-valid',
  severity: 'error',
  level: 'connection',
  fix: 'none',
  source: 'TC',
  summary: 'The operation that tests a connection exists, is a GET and needs nothing but fixed values.',
  why: 'It is called without asking the user.',
  remedy: 'Name another operation, or give its parameters.',
  on: 'definition',
  check(definition, report) {
    const test = own(objectOr(own(definition.value, 'x-ms-capabilities')), 'testConnection');
    if (!isObject(test)) return;
    const at = below(definition.at, 'x-ms-capabilities', 'testConnection');
    const id = textOr(own(test, 'operationId'));
    const target = definition.operationsById.get(id);
    const given = objectOr(own(test, 'parameters'));
    if (target === undefined)
      report(
        Object.hasOwn(test, 'operationId') ? below(at, 'operationId') : at,
        `The operation ${quote(id)} that tests a connection does not exist.`,
      );
    else if (target.method !== 'get' && own(target.value, 'x-ms-safe-operation') !== true)
      report(below(at, 'operationId'), `"${id}", which tests a connection, is a ${target.method.toUpperCase()}.`);
    else {
      const missing = target.parameters.find(
        ({ name, value }) =>
          own(value, 'required') === true && own(value, 'default') === undefined && !Object.hasOwn(given, name),
      );
      if (missing !== undefined)
        report(at, `"${id}", which tests a connection, needs the parameter "${missing.name}".`);
    }
  },
  example: {
    at: '/x-ms-capabilities/testConnection/operationId',
    bad: { '/x-ms-capabilities/testConnection/operationId': 'Missing' },
  },
};
