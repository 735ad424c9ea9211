import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valuesEqual } from './compare-values.ts';
import { readValue } from './read-value.ts';
import { Decimal, typeName, type Value, WholeFloat } from './value.ts';
import { valueText } from './value-text.ts';
import { writeValue } from './write-value.ts';

test.each([
  { name: 'an integer', json: '3', type: 'Integer', text: '3' },
  { name: 'a whole float', json: '2.0', type: 'Float', text: '2' },
  { name: 'a float', json: '1.5', type: 'Float', text: '1.5' },
  { name: 'an integer beyond 2^53', json: '9007199254740993', type: 'Integer', text: '9007199254740993' },
  { name: 'the smallest integer', json: '-9223372036854775808', type: 'Integer', text: '-9223372036854775808' },
  {
    name: 'an integer beyond 64 bits, which is a float',
    json: '9223372036854775808',
    type: 'Float',
    text: '9.223372036854776E+18',
  },
  { name: 'a number with an exponent', json: '1E+20', type: 'Float', text: '1E+20' },
  { name: 'a tiny float', json: '1.5E-07', type: 'Float', text: '1.5E-07' },
  { name: 'a boolean', json: 'true', type: 'Boolean', text: 'True' },
  { name: 'null', json: 'null', type: 'Null', text: '' },
  { name: 'half a surrogate pair', json: '"\\ud800"', type: 'String', text: '\ud800' },
])('reads and writes $name exactly', ({ json, type, text }) => {
  const value = readValue(json);
  expect(typeName(value)).toBe(type);
  expect(valueText(value)).toBe(text);
  const written = writeValue({ a: [value] });
  expect(valuesEqual(readValue(written), { a: [value] })).toBe(true);
  expect(writeValue(readValue(written))).toBe(written);
});

test('keeps the order of names, those that look like indexes too, and takes every name for data', () => {
  const json = '{"b":1,"2":{"1":1,"0":2},"__proto__":{"x":1},"constructor":2,"1":3}';
  expect(writeValue(readValue(json))).toBe(json);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('reading what was written gives an equal value', () => {
  const value = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .map((number) => (Number.isInteger(number) ? new WholeFloat(number) : number)),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(fc.oneof(fc.string(), fc.nat().map(String)), tie('value')),
    ),
  })).value;
  fc.assert(
    fc.property(value, (each) => {
      expect(valuesEqual(readValue(writeValue(each)), each)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('reads any text as JSON.parse does, or refuses it as JSON.parse does', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"1"',
    '1',
    '-0',
    '1.0',
    '1e5',
    '01',
    'true',
    'nul',
    ' ',
    '\\',
    '"\\u00"',
    '\u0001',
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        // Numbers beyond every float are refused here, where JSON.parse has infinity.
        fc.pre(!/e[0-9]{3}/.test(text));
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(() => readValue(text)).toThrow(SyntaxError);
          return;
        }
        expect(JSON.stringify(readValue(text))).toBe(JSON.stringify(expected));
      },
    ),
    { numRuns: 3_000 },
  );
});

test.each([
  { name: 'arrays nested 10,000 deep', json: '['.repeat(10_000) + ']'.repeat(10_000) },
  { name: 'objects nested 10,000 deep', json: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}` },
  { name: 'a number beyond every float', json: '[1e999]' },
])('refuses $name', ({ json }) => {
  expect(() => readValue(json)).toThrow(RangeError);
});

test('refuses to write or compare what is nested too deep', () => {
  const nest = (): Value => {
    let value: Value = 1;
    for (let depth = 0; depth < 20_000; depth += 1) value = [value];
    return value;
  };
  expect(() => writeValue(nest())).toThrow(RangeError);
  expect(() => valuesEqual(nest(), nest())).toThrow(RangeError);
});

test.each([
  { name: 'an integer and the same float', a: '1', b: '1.0', equal: true },
  { name: 'an integer and its text', a: '1', b: '"1"', equal: false },
  { name: 'objects in another order', a: '{"a":1,"b":[2.5]}', b: '{"b":[2.5],"a":1.0}', equal: true },
  { name: 'arrays in another order', a: '[1,2]', b: '[2,1]', equal: false },
  { name: 'neighbours beyond 2^53', a: '9007199254740993', b: '9007199254740992', equal: false },
  { name: 'a text and another case', a: '"a"', b: '"A"', equal: false },
  { name: 'null and false', a: 'null', b: 'false', equal: false },
])('compares $name', ({ a, b, equal }) => {
  expect(valuesEqual(readValue(a), readValue(b))).toBe(equal);
  expect(valuesEqual(readValue(b), readValue(a))).toBe(equal);
});

test('a decimal equals the float that is written alike', () => {
  expect(valuesEqual(new Decimal(15n, 1), 1.5)).toBe(true);
  expect(valuesEqual(new Decimal(150n, 2), 1.5)).toBe(true);
  expect(valuesEqual(new Decimal(1n, 28), 1e-28)).toBe(true);
});
