import { readSource } from '@tenon/connector';
import { expect, test } from 'vitest';
import { removeMembers } from './remove-members.ts';

test.each([
  { name: 'the first of several', text: '{\n  "x": 1,\n  "a": [1,   2]\n}\n', after: '{\n  "a": [1,   2]\n}\n' },
  { name: 'the last', text: '{ "a": 1, "x": 2 }', after: '{ "a": 1 }' },
  {
    name: 'one in the middle',
    text: '{\r\n\t"a": 1,\r\n\t"x": 2,\r\n\t"b": 3\r\n}',
    after: '{\r\n\t"a": 1,\r\n\t"b": 3\r\n}',
  },
  { name: 'the only one', text: '{"o": {"x": 1}}', after: '{"o": {}}' },
  { name: 'a name that stands twice', text: '{"x": 1, "a": 2, "x": 3, "x": 4}', after: '{"a": 2}' },
  { name: 'one inside of a list', text: '[{"a": 1}, {"a": 1, "x": 2}]', after: '[{"a": 1}, {"a": 1}]' },
  { name: 'one before a comma too much', text: '{"a": 1, "x": 2,}', after: '{"a": 1,}' },
  { name: 'one of YAML', file: 'a.yaml', text: '# top\na: 1 # one\nx: 2\n', after: '# top\na: 1 # one\n' },
  {
    name: 'one of YAML that says it by reference',
    file: 'a.yaml',
    text: 'a: &o\n  x: 1\n  b: 2\nc: *o\n',
    after: '{\n  "a": {\n    "b": 2\n  },\n  "c": {\n    "b": 2\n  }\n}\n',
  },
  { name: 'nothing of what stays', file: 'a.yaml', text: 'a:   {b: 2}\n', after: 'a:   {b: 2}\n' },
])('removes $name', ({ text, after, file = 'a.json' }) => {
  const { value: source } = readSource(text, file);
  expect(removeMembers(source, (path) => path.at(-1) === 'x')).toBe(after);
});
