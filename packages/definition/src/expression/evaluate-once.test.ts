import { expect, test } from 'vitest';
import { evaluateTemplate } from './evaluate-once.ts';

const seams = { newGuid: () => 'g', random: () => 0 };

test.each([
  { name: 'the argument that is wrong', expression: "@concat('a', int('x'))", part: "'x'" },
  { name: 'the call when no one argument is', expression: '@add(1, div(1, 0))', part: 'div(1, 0)' },
  { name: 'the selection', expression: "@toUpper(json('{\"a\":1}')['b'].c)", part: "['b']" },
  { name: 'a safe selection on what has no members', expression: "@concat('a')?['x']", part: "?['x']" },
  { name: 'the chosen side of a condition', expression: "@if(true, int('y'), int('x'))", part: "'y'" },
  { name: 'the key of a selection', expression: "@createArray(1)[int('z')]", part: "'z'" },
  { name: 'an expression inside a text', expression: "@{1} and @{parameters('gone')}", part: "'gone'" },
])('a failure points at $name', ({ expression, part }) => {
  const evaluation = evaluateTemplate(expression, {}, seams);
  const place = evaluation.kind === 'failed' ? evaluation.failure.place : undefined;
  expect(place && expression.slice(place.offset, place.offset + place.length)).toBe(part);
});

test('a failure within a value names the string', () => {
  const evaluation = evaluateTemplate({ a: [1, "@int('x')"] }, {}, seams);
  expect(evaluation.kind === 'failed' && evaluation.failure.place).toEqual({ pointer: '/a/1', offset: 5, length: 3 });
});
