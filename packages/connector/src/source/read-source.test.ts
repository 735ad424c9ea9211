import { expect, test } from 'vitest';
import { readSource } from './read-source.ts';

const codesOf = (content: string | Uint8Array, name = 'a.json') =>
  readSource(content, name).diagnostics.map(({ code }) => code);

test('reads JSON without a fault and says nothing', () => {
  const { value, diagnostics } = readSource('{"a": [1, {"b/c": "x"}]}', 'a.json');
  expect(diagnostics).toEqual([]);
  expect(value.value).toEqual({ a: [1, { 'b/c': 'x' }] });
});

test('ends lines of YAML at carriage returns, too', () => {
  const { value, diagnostics } = readSource('a: 1\rb:\r  c: 2\r\nd: 3', 'a.yaml');
  expect([value.value, diagnostics]).toEqual([{ a: 1, b: { c: 2 }, d: 3 }, []]);
  expect(value.locate('/b/c')).toMatchObject({ line: 3, column: 6 });
});

test.each([
  { name: 'rounds', number: '9007199254740993', codes: ['info json-number-rounded'] },
  { name: 'cannot hold', number: '-1e999', codes: ['warning json-number-too-large'] },
  { name: 'holds', number: '9007199254740992, 12345678901234567e0, 0.12345678901234567', codes: [] },
  { name: 'finds in a text', number: '"9007199254740993, \\" 1e999"', codes: [] },
])('tells of a number that it $name', ({ number, codes }) => {
  const { diagnostics } = readSource(`{\n"a": [${number}]}`, 'a.json');
  expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(codes);
  for (const { place } of diagnostics) expect(place).toMatchObject({ line: 2, column: 7 });
});

test.each([
  { name: 'a trailing comma', text: '{"a": 1,}', code: 'json-trailing-comma', repaired: { a: 1 } },
  { name: 'two commas', text: '[1,,2]', code: 'json-extra-comma', repaired: [1, 2] },
  { name: 'a missing comma', text: '{"a": 1\n "b": 2}', code: 'json-missing-comma', repaired: { a: 1, b: 2 } },
  { name: 'a missing colon', text: '{"a" 1}', code: 'json-missing-colon', repaired: { a: 1 } },
  { name: 'a control character', text: '{"a": "x\ty"}', code: 'json-control-character', repaired: { a: 'x\ty' } },
  { name: 'a comment', text: '{"a": 1 // one\n}', code: 'json-comment', repaired: { a: 1 } },
  { name: 'a bracket that is not closed', text: '{"a": [1', code: 'json-unclosed', repaired: { a: [1] } },
  { name: 'text after the end', text: '{"a": 1} {"b": 2}', code: 'json-text-after-end', repaired: { a: 1 } },
  { name: 'single quotation marks', text: "{'a': 'b'}", code: 'json-quotation-mark', repaired: { a: 'b' } },
  { name: 'no quotation marks', text: '{a: 1}', code: 'json-quotation-mark', repaired: { a: 1 } },
  { name: 'an unknown escape', text: '{"a": "\\d"}', code: 'json-escape', repaired: { a: '\\d' } },
  { name: 'a plus sign', text: '{"a": +1}', code: 'json-number', repaired: { a: 1 } },
  { name: 'a word of another language', text: '{"a": True}', code: 'json-unexpected', repaired: { a: true } },
  { name: 'an unusual space', text: '{\u00a0"a": 1}', code: 'json-blank', repaired: { a: 1 } },
])('finds $name and offers a repaired text', ({ text, code, repaired }) => {
  const { value, diagnostics } = readSource(text, 'a.json');
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  for (const diagnostic of diagnostics) {
    expect(diagnostic.severity).toBe('error');
    expect(diagnostic.remedy).toBeTruthy();
  }
  expect(JSON.parse(value.repair?.text ?? 'null')).toEqual(repaired);
  expect(value.value).toEqual(repaired);
  expect(readSource(value.repair?.text ?? '', 'a.json').diagnostics).toEqual([]);
});

test.each([
  { name: 'nothing at all', text: '', code: 'json-empty' },
  { name: 'a value that is missing', text: '{"a": }', code: 'json-missing-value' },
  { name: 'a bracket that does not fit', text: '{"a": [1}', code: 'json-mismatched-bracket' },
  { name: 'a string that runs over its line', text: '{"a": "x\n, "b": 1}', code: 'json-unclosed-string' },
])('finds $name and offers nothing', ({ text, code }) => {
  const { value, diagnostics } = readSource(text, 'a.json');
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  expect(value.repair).toBeUndefined();
});

test('places a fault by line and column', () => {
  const [first] = readSource('{\n  "a": 1,\n}', 'a.json').diagnostics;
  expect(first?.place).toEqual({ file: 'a.json', pointer: '', line: 2, column: 9, endLine: 2, endColumn: 10 });
});

test('reports a name that stands twice, with both places, and keeps the last value', () => {
  const { value, diagnostics } = readSource('{"a": 1,\n"a": 2, "b": 3, "b": 3}', 'a.json');
  expect(value.value).toEqual({ a: 2, b: 3 });
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'warning source-duplicate-key',
    'warning source-duplicate-key-equal',
  ]);
  expect(diagnostics[0]?.message).toContain('first at line 1, column 2');
});

test('takes the name __proto__ for data', () => {
  const { value } = readSource('{"__proto__": {"polluted": true}}', 'a.json');
  expect(Object.keys(value.value as object)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each([
  { name: 'a byte-order mark', bytes: [0xef, 0xbb, 0xbf, 0x7b, 0x7d], codes: ['encoding-byte-order-mark'] },
  { name: 'Windows-1252', bytes: [0x22, 0xf8, 0x80, 0x22], codes: ['encoding-not-utf8'] },
  { name: 'UTF-16', bytes: [0xff, 0xfe, 0x7b, 0, 0x7d, 0], codes: ['encoding-not-utf8'] },
  { name: 'an overlong sequence', bytes: [0x22, 0xc0, 0xaf, 0x22], codes: ['encoding-not-utf8'] },
])('reports $name', ({ bytes, codes }) => {
  expect(codesOf(new Uint8Array(bytes))).toEqual(codes);
});

test('reads bytes that are not UTF-8 as Windows-1252 and offers that', () => {
  const { value } = readSource(new Uint8Array([0x22, 0xf8, 0x80, 0x22]), 'a.json');
  expect(value.value).toBe('ø€');
  expect(value.repair?.text).toBe('"ø€"');
});

test.each([
  {
    name: 'more bytes',
    text: '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
    limits: { bytes: 20, depth: 9, nodes: 9 },
    code: 'source-too-large',
  },
  { name: 'deeper nesting', text: '[[[[1]]]]', limits: { bytes: 99, depth: 3, nodes: 9 }, code: 'source-too-deep' },
  {
    name: 'more values',
    text: '[1,2,3,4,5,6,7,8,9,10]',
    limits: { bytes: 99, depth: 3, nodes: 5 },
    code: 'source-too-many-values',
  },
])('refuses $name than the limits allow', ({ text, limits, code }) => {
  const { value, diagnostics } = readSource(text, 'a.json', limits);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  expect(value.value).toBeNull();
});

test('ends soon on a million brackets, also behind a quotation mark that hides them', () => {
  expect(codesOf('['.repeat(1_000_000))).toEqual(['source-too-deep']);
  expect(codesOf(`{'a': '", "b": ${'['.repeat(100_000)}`).length).toBeGreaterThan(0);
});

test('reads YAML with aliases, merge keys and names that are numbers', () => {
  const text = 'base: &b {x: 1}\nother:\n  <<: *b\n  y: two\n200: ok\nlist:\n  - *b\n';
  const { value, diagnostics } = readSource(text, 'a.yaml');
  expect(diagnostics).toEqual([]);
  expect(value.value).toEqual({ base: { x: 1 }, other: { x: 1, y: 'two' }, '200': 'ok', list: [{ x: 1 }] });
});

test.each([
  { name: 'an alias inside its own value', text: 'a: &a\n  b: *a\n', code: 'yaml-alias-cycle' },
  { name: 'an alias without an anchor', text: 'a: *b\n', code: 'yaml-syntax' },
  { name: 'a fault of syntax', text: 'a: [1, 2\nb: 3\n', code: 'yaml-syntax' },
  { name: 'two documents', text: 'a: 1\n---\nb: 2\n', code: 'yaml-multiple-documents' },
  { name: 'a key that is a list', text: '? [a, b]\n: 1\n', code: 'yaml-key' },
  { name: 'a key that stands twice', text: 'a: 1\na: 2\n', code: 'source-duplicate-key' },
])('reports $name in YAML', ({ text, code }) => {
  const { diagnostics } = readSource(text, 'a.yaml');
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  expect(diagnostics[0]?.place?.line).toBeGreaterThan(0);
});

test('stops a YAML bomb instead of writing it out', () => {
  const levels = Array.from(
    { length: 12 },
    (_, index) =>
      `l${index}: &l${index} [${Array.from({ length: 10 }, () => (index === 0 ? 'x' : `*l${index - 1}`)).join(', ')}]`,
  );
  expect(codesOf(levels.join('\n'), 'a.yaml')).toContain('source-too-many-values');
});

test('locates names and values, and the nearest part around what is not there', () => {
  const { value } = readSource('{\n  "a~b": {"c/d": [10, 20]}\n}', 'a.json');
  expect(value.range('/a~0b/c~1d/1')).toEqual({ start: 24, end: 26 });
  expect(value.locate('/a~0b', 'key')).toMatchObject({ line: 2, column: 3 });
  expect(value.locate('/a~0b/c~1d/1')).toMatchObject({ line: 2, column: 23, endColumn: 25 });
  expect(value.locate('/a~0b/gone')).toMatchObject({ line: 2, column: 10 });
  expect(value.range('/gone')).toBeUndefined();
});

test('locates names in YAML', () => {
  const { value } = readSource('info:\n  "title": x\n  tags:\n    - one\n', 'a.yaml');
  expect(value.locate('/info/title', 'key')).toMatchObject({ line: 2, column: 3 });
  expect(value.locate('/info/tags/0')).toMatchObject({ line: 4, column: 7 });
});
