import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readSource } from './read-source.ts';
import { scanYaml } from './scan-yaml.ts';

test.each([
  {
    name: 'plain scalars',
    text: 'a: 1\nb: -1.5e3\nc: true\nd: ~\ne: x y # note\nf:\ng: 0x1f\nh: 1.2.3\ni: .inf\nj: "1"\n',
  },
  { name: 'folded plain text', text: 'a: one\n  two\n\n  three\nb: 1\n' },
  { name: 'quoted text', text: "a: 'it''s'\nb: \"x\\ty\\u00e9\"\n'c d': 1\n\"e\": 2\n" },
  { name: 'folded quoted text', text: 'a: "one\n  two\n\n  three \\\n  four"\nb: \'x\n  y\'\n' },
  { name: 'literal text', text: 'a: |\n  one\n    two\n\n  three\nb: |-\n  x\nc: |+\n  y\n\nd: 1\n' },
  { name: 'folded text', text: 'a: >\n  one\n  two\n\n  three\n    kept\n  four\nb: >-\n  x\n  y\n' },
  {
    name: 'lists, also in lists and at the indentation of their key',
    text: 'a:\n- 1\n- b: 2\n  c: 3\n- - x\n  - y\n-\n  z: 1\nd:\n  - e\n',
  },
  { name: 'flow collections', text: 'a: [1, "b", {c: d, "e": [f]}]\nb: {}\nc: [\n  1,\n  {"x":\n    2}\n  ]\n' },
  { name: 'comments and empty lines', text: '# one\n\na: # two\n  # three\n  b: 1\n\n# four\nc: 2 # five\n' },
  { name: 'Windows line ends', text: 'a: 1\r\nb:\r\n  - x\r\n  - |\r\n    y\r\n' },
  { name: 'a document mark', text: '---\na: 1\n' },
  { name: 'words that look like numbers and keys with colons', text: 'a:b: c:d\nurl: http://x:80/y\n200: 1\n' },
])('reads $name as the full reader does', ({ text }) => {
  const scanned = scanYaml(text, 50);
  expect(scanned).toBeDefined();
  expect(scanned?.value).toEqual(
    JSON.parse(JSON.stringify(parse(text), (_key, value) => (value === Number.POSITIVE_INFINITY ? '.inf' : value))),
  );
});

test.each([
  { name: 'anchors', text: 'a: &x 1\nb: *x\n' },
  { name: 'tags', text: 'a: !!str 1\n' },
  { name: 'merge keys', text: '<<: {a: 1}\n' },
  { name: 'keys that stand twice', text: 'a: 1\na: 2\n' },
  { name: 'complex keys', text: '? a\n: b\n' },
  { name: 'tabs for indentation', text: 'a:\n\tb: 1\n' },
  { name: 'a mapping inside a line', text: 'a: b: c\n' },
  { name: 'wrong indentation', text: 'a: 1\n  b: 2\n' },
  { name: 'several documents', text: 'a: 1\n---\nb: 2\n' },
  { name: 'text that is not closed', text: 'a: "b\n' },
  { name: 'too deep nesting', text: `${'- '.repeat(60)}x` },
])('leaves $name to the full reader', ({ text }) => {
  expect(scanYaml(text, 50)).toBeUndefined();
});

test('reads whatever a writer of YAML writes, or leaves it, and never reads it differently', () => {
  const options = fc.record({
    lineWidth: fc.constantFrom(20, 80, 0),
    indentSeq: fc.boolean(),
    defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
  });
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('a', ' ', '\n', ':', '#', '-', '"', "'", '\\', '{', ',') }),
    fc.lorem({ maxCount: 12 }),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(text, tie('value'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(text, value, { minKeys: 1 }), options, (members, style) => {
      const written = stringify(members, { ...style, defaultStringType: style.defaultStringType as 'PLAIN' });
      const scanned = scanYaml(written, 50);
      if (scanned) expect(scanned.value).toEqual(JSON.parse(JSON.stringify(parse(written))));
    }),
    { numRuns: 300 },
  );
});

test('places names and values of what it reads', () => {
  const { value } = readSource("a:\n  - b: one\n    'c/d': |\n      text\n  - [x, y]\n", 'a.yaml');
  expect(value.locate('/a/0/b')).toMatchObject({ line: 2, column: 8, endColumn: 11 });
  expect(value.locate('/a/0/c~1d', 'key')).toMatchObject({ line: 3, column: 5 });
  expect(value.locate('/a/1/1')).toMatchObject({ line: 5, column: 9 });
});
