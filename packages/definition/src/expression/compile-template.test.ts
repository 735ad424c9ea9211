import { expect, test } from 'vitest';
import { readValue } from '../value/read-value.ts';
import type { Value } from '../value/value.ts';
import { writeValue } from '../value/write-value.ts';
import { compileTemplate } from './compile-template.ts';
import { evaluateTemplate } from './evaluate-once.ts';

const seams = { newGuid: () => '3f2504e0-4f89-41d3-9a0c-0305e82c3301', random: () => 0.5 };

function evaluate(template: Value, context: Value = {}): string {
  const evaluation = evaluateTemplate(template, context, seams);
  if (evaluation.kind === 'value') return writeValue(evaluation.value);
  return evaluation.kind === 'failed' ? evaluation.failure.code : (evaluation.diagnostics[0]?.code ?? '');
}

test.each([
  { name: 'plain text', template: 'user@contoso.com', value: '"user@contoso.com"' },
  { name: 'a doubled at sign', template: "@@{concat('a')}", value: `"@{concat('a')}"` },
  { name: 'a lone at sign', template: '@', value: '"@"' },
  { name: 'an expression that keeps its type', template: '@add(1, 2)', value: '3' },
  { name: 'an interpolation, which is always text', template: '@{add(1, 2)}', value: '"3"' },
  { name: 'braces inside a literal', template: "<@{concat('}', '{')}>", value: '"<}{>"' },
  { name: 'an escaped interpolation beside a real one', template: 'a @@{b} c @{1}', value: '"a @{b} c 1"' },
  {
    name: 'strings anywhere in a value',
    template: { a: ['@add(1,1)', { b: '@{1}' }], c: true },
    value: '{"a":[2,{"b":"1"}],"c":true}',
  },
  { name: 'an evaluated property name', template: { "@{concat('k', 1)}": 1 }, value: '{"k1":1}' },
  { name: 'a property name that only looks evaluated', template: { '@odata.type': 1 }, value: '{"@odata.type":1}' },
  {
    name: 'names that are data everywhere',
    template: readValue('{"__proto__":"@{1}","constructor":"@{2}"}'),
    value: '{"__proto__":"1","constructor":"2"}',
  },
  { name: 'an integer beyond 2^53', template: '@add(9007199254740992, 1)', value: '9007199254740993' },
  { name: 'a float that is whole', template: '@div(4.0, 2)', value: '2.0' },
])('evaluates $name', ({ template, value }) => {
  expect(evaluate(template)).toBe(value);
});

test.each([
  {
    name: 'an unknown function',
    template: '@conct(1)',
    code: 'unknown-function',
    part: 'conct',
    remedy: "Did you mean 'concat'?",
  },
  {
    name: 'too few parameters',
    template: '@toUpper()',
    code: 'wrong-argument-count',
    part: 'toUpper()',
    remedy: 'Write it as toUpper(text).',
  },
  {
    name: 'too many parameters',
    template: 'x @{not(true, 1)}',
    code: 'wrong-argument-count',
    part: 'not(true, 1)',
    remedy: 'Write it as not(condition).',
  },
  { name: 'a syntax error', template: 'x @{add(1,)}', code: 'expression-syntax', part: ')', remedy: undefined },
  {
    name: 'an interpolation without an end',
    template: 'x @{add(1,2)',
    code: 'expression-syntax',
    part: '@{',
    remedy: undefined,
  },
])('reports $name under the very characters', ({ template, code, part, remedy }) => {
  const { diagnostics, value } = compileTemplate({ inputs: { 'a/b': template } }, '/actions/A');
  const [first] = diagnostics;
  expect(diagnostics).toHaveLength(1);
  expect(first).toMatchObject({ code, severity: 'error', place: { pointer: '/actions/A/inputs/a~1b' } });
  expect(template.slice(first?.offset, (first?.offset ?? 0) + (first?.length ?? 0))).toBe(part);
  expect(first?.remedy).toBe(remedy);
  expect(() => value.evaluate({} as never)).toThrow(expect.objectContaining({ code: 'invalid-expression' }));
});

test('reports every wrong expression of a value', () => {
  const { diagnostics } = compileTemplate({ a: '@foo()', b: ['@concat(', "@{bar(baz('x'))}"] });
  expect(diagnostics.map(({ place, code }) => [place?.pointer, code])).toEqual([
    ['/a', 'unknown-function'],
    ['/b/0', 'expression-syntax'],
    ['/b/1', 'unknown-function'],
    ['/b/1', 'unknown-function'],
  ]);
});

test('lists what it reads, with names that are written out', () => {
  const { value } = compileTemplate({
    a: "@concat(parameters('p'), body('A')?['x'], variables(concat('v')))",
    b: "at @{items('Loop')} of @{triggerBody()}",
    c: 5,
  });
  expect(value.isConstant).toBe(false);
  expect(value.references.map(({ function: read, name, pointer }) => [read, name, pointer])).toEqual([
    ['parameters', 'p', '/a'],
    ['body', 'A', '/a'],
    ['variables', undefined, '/a'],
    ['items', 'Loop', '/b'],
    ['triggerBody', undefined, '/b'],
  ]);
  expect(compileTemplate({ a: ['x', '@@y', 1] }).value.isConstant).toBe(true);
});

test.each([
  { name: 'an absent property', template: "@json('{}').a", code: 'missing-value' },
  { name: 'a property of a text', template: "@concat('a')?['b']", code: 'invalid-selection' },
  { name: 'an index out of range', template: '@createArray(1)[1]', code: 'out-of-range' },
  { name: 'a wrong argument', template: '@toUpper(1)', code: 'invalid-argument' },
  { name: 'division by zero', template: '@div(1, 0)', code: 'division-by-zero' },
  {
    name: 'a result that is too large',
    template: "@replace(string(range(1, 100000)), ',', string(range(1, 100000)))",
    code: 'too-large',
  },
  { name: 'JSON that is too deep', template: "@xml(json(variables('deep')))", code: 'too-large' },
  { name: 'a value that is too deep for XML', template: "@xml(variables('nested'))", code: 'too-deep' },
])('fails for $name', ({ template, code }) => {
  let nested: Value = 'x';
  for (let depth = 0; depth < 1_500; depth += 1) nested = { a: nested };
  expect(evaluate(template, { variables: { deep: '['.repeat(10_000) + ']'.repeat(10_000), nested } })).toBe(code);
});

test('refuses a template that is nested too deep', () => {
  let nested: Value = '@{1}';
  for (let depth = 0; depth < 10_000; depth += 1) nested = [nested];
  expect(compileTemplate(nested).diagnostics.map(({ code }) => code)).toEqual(['expression-too-deep']);
});

test('reads an absent clock, trigger or loop as a failure', () => {
  for (const template of [
    '@utcNow()',
    '@trigger()',
    '@item()',
    "@items('x')",
    '@workflow()',
    '@listCallbackUrl()',
    '@action()',
  ]) {
    expect(['missing-value', 'invalid-argument']).toContain(evaluate(template));
  }
});
