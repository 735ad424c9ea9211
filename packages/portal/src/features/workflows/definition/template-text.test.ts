import { expect, test } from 'vitest';
import { readPieces, toFieldText, toTemplate, toTemplateOrJson, writePieces } from './template-text.ts';

test.each([
  { name: 'a brace in quotes', text: "a@{concat('}', 'x')}b", expressions: ["concat('}', 'x')"] },
  { name: 'two expressions', text: '@{a()}/@{b()}', expressions: ['a()', 'b()'] },
  { name: 'an escaped at sign', text: '@@{a()}', expressions: [] },
  { name: 'an expression that never closes', text: '@{a(', expressions: [] },
])('finds the expressions in $name', ({ text, expressions }) => {
  const found = readPieces(text).flatMap((piece) => (piece.kind === 'expression' ? [piece.expression] : []));
  expect(found).toEqual(expressions);
});

test.each([
  { name: 'plain text', text: 'hello', template: 'hello' },
  { name: 'a lone expression, which keeps its type', text: "@{body('A')}", template: "@body('A')" },
  { name: 'text around an expression', text: "x @{body('A')}", template: "x @{body('A')}" },
  { name: 'text that begins with an at sign', text: '@home', template: '@@home' },
])('writes $name and shows it again as it was typed', ({ text, template }) => {
  expect(toTemplate(text)).toBe(template);
  expect(toFieldText(template)).toBe(text);
});

test.each([
  { name: 'a number', text: '200', value: 200 },
  { name: 'an object with an expression', text: '{"a": "@{b()}"}', value: { a: '@{b()}' } },
  { name: 'text that only looks like an object', text: '{not json', value: '{not json' },
  { name: 'nothing', text: ' ', value: undefined },
])('reads $name', ({ text, value }) => {
  expect(toTemplateOrJson(text)).toEqual(value);
});

test('writes pieces back as they were', () => {
  const text = "/a/@{encodeURIComponent('x')}/b";
  expect(writePieces(readPieces(text))).toBe(text);
});
