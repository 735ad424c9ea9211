import { expect, test } from 'vitest';
import { editDocument, toPath } from './edit-document.ts';

test.each([
  {
    name: 'adds a member and leaves the rest as it was written',
    format: 'json',
    text: '{\n    "a": [1,   2],\n    "b": {}\n}\n',
    edits: [{ path: ['c'], value: 'x' }],
    after: '{\n    "a": [1,   2],\n    "b": {},\n    "c": "x"\n}\n',
  },
  {
    name: 'makes what is missing on the way',
    format: 'json',
    text: '{}',
    edits: [{ path: ['a', 'b'], value: 1 }],
    after: '{\n  "a": {\n    "b": 1\n  }\n}',
  },
  {
    name: 'removes a member with its comma',
    format: 'json',
    text: '{\n\t"a": 1,\n\t"b": 2\n}',
    edits: [{ path: ['b'], value: undefined }],
    after: '{\n\t"a": 1\n}',
  },
  {
    name: 'keeps line ends as they are',
    format: 'json',
    text: '{\r\n  "a": 1\r\n}',
    edits: [{ path: ['b'], value: 2 }],
    after: '{\r\n  "a": 1,\r\n  "b": 2\r\n}',
  },
  {
    name: 'keeps comments of YAML',
    format: 'yaml',
    text: '# top\na: 1 # one\nb:\n  - x: 1\n',
    edits: [
      { path: ['b', 0, 'x'], value: 2 },
      { path: ['c'], value: 'new' },
    ],
    after: '# top\na: 1 # one\nb:\n  - x: 2\nc: new\n',
  },
  {
    name: 'writes text that looks like code as text',
    format: 'yaml',
    text: 'a: 1\n',
    edits: [{ path: ['a'], value: '*evil: !!js/function "x"' }],
    after: `a: '*evil: !!js/function "x"'\n`,
  },
] as const)('$name', ({ format, text, edits, after }) => {
  expect(editDocument({ format, text }, edits)).toBe(after);
});

test('a pointer becomes a path with numbers for steps into lists and names unescaped', () => {
  const root = { paths: { '/a/{b}': { get: { parameters: [{}, {}] } } }, '1': { '~': 1 } };
  expect(toPath('/paths/~1a~1{b}/get/parameters/1', root)).toEqual(['paths', '/a/{b}', 'get', 'parameters', 1]);
  expect(toPath('/1/~0', root)).toEqual(['1', '~']);
  expect(toPath('', root)).toEqual([]);
});
