import { readValue } from '@tenon/definition';
import { expect, test } from 'vitest';
import { describeKind, readableValue } from './value-text.ts';

test('writes a value with indentation and every number exact', () => {
  expect(readableValue(readValue('{"a":[9007199254740993,2.0,{}],"b":"x","c":[]}'))).toBe(
    '{\n  "a": [\n    9007199254740993,\n    2.0,\n    {}\n  ],\n  "b": "x",\n  "c": []\n}',
  );
  expect(readableValue('a text')).toBe('a text');
});

test.each([
  ['"abc"', 'String, 3 characters'],
  ['[1]', 'Array, 1 item'],
  ['{"a":1,"b":2}', 'Object, 2 properties'],
  ['2.0', 'Float'],
  ['2', 'Integer'],
  ['null', 'Null'],
])('says what kind of value %s is', (text, kind) => {
  expect(describeKind(readValue(text))).toBe(kind);
});
