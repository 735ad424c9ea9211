import { expect, test } from 'vitest';
import { evaluateExpression } from './evaluate-expression.ts';

const data = '{"trigger": {"outputs": {"body": {"name": "Ada", "id": 9007199254740993}}}}';

test('gives the value with the data that it reads', () => {
  expect(evaluateExpression("@toUpper(triggerBody()?['name'])", data)).toEqual({ kind: 'value', value: 'ADA' });
  expect(evaluateExpression("Hello @{triggerBody()['name']}", data)).toEqual({ kind: 'value', value: 'Hello Ada' });
});

test.each([
  { name: 'an unknown function', source: '@toUper(1)', part: 'toUper', code: 'unknown-function' },
  { name: 'a syntax error', source: "@concat('a' 'b')", part: "'b'", code: 'expression-syntax' },
  { name: 'a failure', source: "@add(1, triggerBody()['none'])", part: "['none']", code: 'missing-value' },
])('points at $name', ({ source, part, code }) => {
  const outcome = evaluateExpression(source, data);
  const [problem] = outcome.kind === 'problems' ? outcome.problems : [];
  expect(problem?.code).toBe(code);
  const { offset = 0, length = 0 } = problem?.part ?? {};
  expect(source.slice(offset, offset + length)).toBe(part);
});

test.each(['{', '[]', '1'])('tells when the data %s cannot be used', (text) => {
  expect(evaluateExpression('@1', text).kind).toBe('unreadable-data');
});

test('needs no data', () => {
  expect(evaluateExpression('@add(1, 1)', ' ')).toEqual({ kind: 'value', value: 2 });
});
