import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** An operation tests a connection (x-ms-capabilities.testConnection). */
export const testConnectionPresent: CheckedRule<'definition'> = {
  id: 'test-connection-present',
  severity: 'info',
  level: 'connection',
  fix: 'suggestion',
  source: 'TC',
  summary: 'An operation tests a connection (x-ms-capabilities.testConnection).',
  why: 'Connections can be checked when they are made.',
  remedy: 'Name a cheap GET without required parameters.',
  on: 'definition',
  check(definition, report) {
    const capabilities = objectOr(own(definition.value, 'x-ms-capabilities'));
    if (Object.hasOwn(capabilities, 'testConnection')) return;
    const candidate = definition.operations.find(
      ({ method, id, path, parameters, isTrigger }) =>
        method === 'get' &&
        id !== undefined &&
        !isTrigger &&
        !path.path.includes('{') &&
        !parameters.some(({ value }) => own(value, 'required') === true),
    );
    const at = below(definition.at, 'x-ms-capabilities', 'testConnection');
    report(
      definition,
      'No operation tests a connection.',
      candidate?.id === undefined
        ? {}
        : { fix: () => [{ kind: 'set', at, value: { operationId: candidate.id ?? '' } }] },
    );
  },
  example: { at: '', bad: { '/x-ms-capabilities': undefined } },
};
