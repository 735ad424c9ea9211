import { expect, test } from 'vitest';
import { newDefinition } from '../definition/definition-object.ts';
import { describeChanges } from './describe-changes.ts';

const check = (actions: object, elseActions = {}) => ({
  type: 'If',
  expression: {},
  actions,
  else: { actions: elseActions },
});
const definition = (actions: object) => ({ ...newDefinition, actions: actions as Record<string, never> });
const compose = { type: 'Compose', inputs: 1 };

test('nothing has changed when only the order of members has', () => {
  const before = definition({ A: { type: 'Compose', inputs: { x: 1, y: [1, 2] } } });
  const after = definition({ A: { inputs: { y: [1, 2], x: 1 }, type: 'Compose' } });
  expect(describeChanges(before, after)).toEqual([]);
});

test('tells of each step for itself, wherever it is', () => {
  const before = definition({ Check: check({ A: compose, Gone: compose }) });
  const after = definition({ Check: check({ A: { ...compose, inputs: 2 }, New_one: compose }) });
  expect(describeChanges(before, after)).toEqual([
    { kind: 'changed', what: 'The step A' },
    { kind: 'removed', what: 'The step Gone' },
    { kind: 'added', what: 'The step New one' },
  ]);
});

test('tells of a step that is in another place now', () => {
  const before = definition({ Check: check({ A: compose }) });
  const after = definition({ Check: check({}, { A: compose }) });
  expect(describeChanges(before, after)).toEqual([{ kind: 'moved', what: 'The step A' }]);
});

test('tells of triggers, parameters and outputs', () => {
  const after = {
    ...newDefinition,
    triggers: { manual: { type: 'Request', inputs: { method: 'POST' } } },
    parameters: { $connections: { type: 'Object', defaultValue: {} }, host: { type: 'String' } },
    outputs: { total: { type: 'Int', value: 1 } },
  };
  expect(describeChanges(newDefinition, after).map(({ kind, what }) => `${what} ${kind}`)).toEqual([
    'The trigger manual changed',
    'The parameter host added',
    'The output total added',
  ]);
});
