import { expect, test } from 'vitest';
import { toParameterValue } from './parameter-value.ts';

const base = { name: 'Height', label: 'Height', in: 'path' } as const;

test.each([
  { name: 'a number', type: 'number', text: '10.5', value: 10.5 },
  { name: 'a whole number', type: 'integer', text: '10', value: 10 },
  { name: 'a truth value', type: 'boolean', text: 'false', value: false },
  { name: 'a text that looks like a number', type: 'string', text: '10', value: '10' },
  { name: 'an object', type: 'object', text: '{"a":1}', value: { a: 1 } },
  { name: 'nothing', type: 'integer', text: '', value: undefined },
])('reads $name', ({ type, text, value }) => {
  expect(toParameterValue({ ...base, type }, text)).toEqual(value);
});

test.each([
  { name: 'a number', type: 'number', text: 'ten' },
  { name: 'a whole number', type: 'integer', text: '1.5' },
  { name: 'JSON', type: 'array', text: '[1,' },
])('refuses what is not $name, naming the parameter', ({ type, text }) => {
  expect(() => toParameterValue({ ...base, type }, text)).toThrow(/Height/);
});

test('reads a body of unknown type as JSON where it starts like JSON, else as text', () => {
  expect(toParameterValue({ ...base, in: 'body', type: 'string' }, '{"a":1}')).toEqual({ a: 1 });
  expect(toParameterValue({ ...base, in: 'body', type: 'string' }, 'plain')).toBe('plain');
});
