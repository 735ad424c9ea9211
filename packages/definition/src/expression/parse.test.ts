import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value } from '../value/value.ts';
import { parseExpression } from './parse.ts';
import { printExpression } from './print.ts';
import type { Expression, Selection } from './syntax.ts';

/** A tree without its places, which printing does not keep. */
function shape(expression: Expression): unknown {
  if (expression.kind === 'literal') return ['literal', expression.value];
  return [
    'call',
    expression.name,
    expression.arguments.map(shape),
    expression.selections.map(({ isSafe, key }) => [isSafe, shape(key)]),
  ];
}

const at = { offset: 0, length: 0 };
const literal = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom<Value>("it's", "''", '}', '@{', 'a\nb', true, false, null),
    fc.integer(),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Number.isInteger(number)),
  )
  .map((value): Expression => ({ kind: 'literal', value, ...at }));
const name = fc
  .stringMatching(/^[a-zA-Z$#][a-zA-Z0-9$#/:_-]{0,12}$/)
  .filter((word) => !/^(?:true|false|null)$/i.test(word));
const { expression } = fc.letrec<{ expression: Expression; selection: Selection }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    literal,
    fc
      .record({
        name,
        arguments: fc.array(tie('expression'), { maxLength: 3 }),
        selections: fc.array(tie('selection'), { maxLength: 3 }),
      })
      .map((call): Expression => ({ kind: 'call', ...call, nameLength: call.name.length, ...at })),
  ),
  selection: fc.record({
    isSafe: fc.boolean(),
    key: fc.oneof(
      { maxDepth: 2 },
      name.map((value): Expression => ({ kind: 'literal', value, ...at })),
      tie('expression'),
    ),
    offset: fc.constant(0),
    length: fc.constant(0),
  }),
}));

test('parsing what was printed gives the same tree', () => {
  fc.assert(
    fc.property(expression, (tree) => {
      const printed = printExpression(tree);
      const parsed = parseExpression(printed, 0, printed.length);
      if (parsed.kind !== 'parsed') throw new Error(`${printed}: ${parsed.problem.message}`);
      expect(parsed.end).toBe(printed.length);
      expect(shape(parsed.expression)).toEqual(shape(tree));
    }),
    { numRuns: 1_000 },
  );
});

test('parsing any text either gives a tree or a problem inside the text', () => {
  const token = fc.constantFrom(
    "'",
    "''",
    '(',
    ')',
    '[',
    ']',
    '.',
    '?',
    ',',
    '@',
    '{',
    '}',
    '"',
    'a',
    'concat',
    '1',
    '-',
    ' ',
    '5e',
    '\u00a0',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(token).map((tokens) => tokens.join('')),
      ),
      (text) => {
        const parsed = parseExpression(text, 0, text.length);
        if (parsed.kind === 'parsed') return;
        const { offset, length, message } = parsed.problem;
        expect(message).not.toBe('');
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset + length).toBeLessThanOrEqual(Math.max(text.length, 1));
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([
  { name: 'a double quote', text: 'concat("a")', code: 'expression-syntax', part: '"' },
  { name: 'a text without an end', text: "concat('a)", code: 'expression-syntax', part: "'a)" },
  { name: 'a bare word', text: 'concat(word)', code: 'expression-syntax', part: 'word' },
  { name: 'a number with letters', text: 'concat(5abc)', code: 'expression-syntax', part: '5abc' },
  { name: 'an empty argument', text: 'concat(1,)', code: 'expression-syntax', part: ')' },
  { name: 'a missing comma', text: "concat('a' 'b')", code: 'expression-syntax', part: "'b'" },
  { name: 'a number out of range', text: 'concat(1e999)', code: 'expression-syntax', part: '1e999' },
  { name: 'something after the end', text: 'concat(1))', code: 'expression-syntax', part: ')' },
  { name: 'a lone question mark', text: 'item()?', code: 'expression-syntax', part: '' },
  { name: 'selection from a constant', text: "'a'.b", code: 'expression-syntax', part: '.' },
  { name: 'too many characters', text: `concat('${'a'.repeat(8_200)}')`, code: 'expression-too-long', part: undefined },
  { name: 'a megabyte', text: `concat('${'a'.repeat(1_000_000)}')`, code: 'expression-too-long', part: undefined },
  { name: '10,000 open calls', text: 'not('.repeat(10_000), code: 'expression-too-deep', part: 'not' },
  { name: '10,000 open brackets', text: 'a()['.repeat(10_000), code: 'expression-too-deep', part: 'a' },
])('refuses $name at its place', ({ text, code, part }) => {
  const parsed = parseExpression(text, 0, text.length);
  if (parsed.kind !== 'refused') throw new Error('It was not refused.');
  const { offset, length } = parsed.problem;
  expect(parsed.problem.code).toBe(code);
  if (part !== undefined) expect(text.slice(offset, offset + length)).toBe(part);
});
