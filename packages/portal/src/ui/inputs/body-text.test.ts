import { expect, test } from 'vitest';
import { knownPart, memberAt, membersOf, withMember } from './body-text.ts';

test.each([
  { name: 'nothing', text: '', path: ['a'], value: 1, written: { a: 1 } },
  {
    name: 'a body with other members',
    text: '{"b":2}',
    path: ['a', 'c'],
    value: 'x',
    written: { b: 2, a: { c: 'x' } },
  },
  { name: 'a value that was there', text: '{"a":1,"b":2}', path: ['a'], value: 3, written: { a: 3, b: 2 } },
])('puts a value into $name', ({ text, path, value, written }) => {
  const next = withMember(text, path, value);
  expect(JSON.parse(next)).toEqual(written);
  expect(memberAt(membersOf(next) ?? {}, path)).toBe(value);
});

test('takes a value away with what is empty then', () => {
  expect(withMember('{"a":{"b":1}}', ['a', 'b'], undefined)).toBe('');
  expect(JSON.parse(withMember('{"a":{"b":1,"c":2}}', ['a', 'b'], undefined))).toEqual({ a: { c: 2 } });
});

test('a text that is no object has no members', () => {
  for (const text of ['[1]', '"a"', '@{body()}', '{']) expect(membersOf(text)).toBeUndefined();
  expect(membersOf(' ')).toEqual({});
});

test('what only a run knows is left out', () => {
  const isKnown = (text: string) => !text.startsWith('@');
  expect(knownPart({ a: '@{x}', b: 'y', c: [1, '@z'], d: { e: '@' } }, isKnown)).toEqual({
    b: 'y',
    c: [1, null],
    d: {},
  });
});
