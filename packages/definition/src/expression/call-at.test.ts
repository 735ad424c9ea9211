import { expect, test } from 'vitest';
import { callAt } from './call-at.ts';

/** The position is where the `|` stands. */
test.each([
  { name: 'the first argument', text: "@concat('a|', 'b')", call: ['concat', 0] },
  { name: 'a later argument', text: "@concat('a,(', |'b')", call: ['concat', 1] },
  { name: 'an unfinished call', text: '@add(1, mul(2,|', call: ['mul', 1] },
  { name: 'the call around a finished one', text: '@add(mul(1, 2)|, 3', call: ['add', 0] },
  { name: 'the name itself', text: '@add(mu|l(1, 2), 3)', call: ['mul', 0] },
  { name: 'another spelling', text: '@ENCODEURICOMPONENT(|', call: ['uriComponent', 0] },
  { name: 'the second expression of a text', text: "a @{add(1, 2)} b @{substring('x', |1)}", call: ['substring', 1] },
  { name: 'a key', text: "@triggerBody()[concat('a'|)]", call: ['concat', 0] },
  { name: 'an unfinished text', text: "@toUpper('it|", call: ['toUpper', 0] },
  { name: 'text between expressions', text: 'a @{add(1, 2)} b| @{add(1, 2)}', call: undefined },
  { name: 'text', text: 'concat(|', call: undefined },
  { name: 'an escaped text', text: '@@concat(|', call: undefined },
  { name: 'an unknown function', text: '@abs(|', call: undefined },
  { name: 'after the call', text: '@add(1, 2)|', call: undefined },
])('finds the call around $name', ({ text, call }) => {
  const position = text.indexOf('|');
  const found = callAt(text.replace('|', ''), position);
  expect(found && [found.help.name, found.argument]).toEqual(call);
});
