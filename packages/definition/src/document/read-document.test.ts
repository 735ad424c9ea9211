import { expect, test } from 'vitest';
import { compileDefinition } from '../plan/compile-definition.ts';

function placesOf(text: string): readonly string[] {
  const { diagnostics } = compileDefinition(text);
  return diagnostics.map(({ code, place }) => `${place?.line}:${place?.column} ${code}`);
}

test.each([
  { name: 'an empty text', text: '', places: ['1:1 invalid-json'] },
  { name: 'text that is no JSON', text: '{\n  "a": nope }', places: ['2:8 invalid-json'] },
  { name: 'JSON that is no object', text: '[]', places: ['1:1 wrong-type'] },
  { name: 'a nesting of 10,000', text: '['.repeat(10_000), places: ['1:1 document-too-deep'] },
  { name: 'more than 20 MB', text: ' '.repeat(20_000_001), places: ['1:1 document-too-large'] },
  {
    name: 'a name that comes twice',
    text: '{"triggers": {"m": {"type": "Request"}},\n "actions": {"A": {"type": "Compose", "inputs": 1},\n "A": {"type": "Compose", "inputs": 2}}}',
    places: ['3:2 duplicate-name'],
  },
  {
    name: 'an expression, at the very character, behind escapes',
    text: '{"triggers": {"m": {"type": "Request"}},\n "actions": {"A": {"type": "Compose", "inputs": "\\n\\u0041 @{concat(1,\\"\\")}"}}}',
    places: ['2:70 expression-syntax'],
  },
  {
    name: 'a reference within a longer expression',
    text: '{"triggers": {"m": {"type": "Request"}},\n "actions": {"A": {"type": "Compose", "inputs": "@concat(\'a\', outputs(\'B\'))"}}}',
    places: ['2:63 unknown-action'],
  },
])('points at $name', ({ text, places }) => {
  expect(placesOf(text)).toEqual(places);
});

test('names that only look alike are no duplicates', () => {
  expect(
    placesOf(
      '{"triggers": {"m": {"type": "Request"}}, "actions": {"A": {"type": "Compose", "inputs": "\\":\\" : x"}}}',
    ),
  ).toEqual([]);
});
