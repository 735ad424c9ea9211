import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readValue } from '../value/read-value.ts';
import type { Value } from '../value/value.ts';
import { writeValue } from '../value/write-value.ts';
import { evaluateTemplate } from './evaluate-once.ts';
import { functionCatalogue } from './function-catalogue.ts';

// Attacks T1, T2, T3, T4 of docs/security.md.

const seams = { newGuid: () => '3f2504e0-4f89-41d3-9a0c-0305e82c3301', random: () => 0.5 };
const context = readValue(`{
  "now": "2025-09-25T05:18:31.3384797Z",
  "parameters": {"__proto__": {"polluted": 1}, "constructor": "c", "a": {"b": [1, 2.0, 9007199254740993]}, "x": "text"},
  "variables": {"toString": 1, "list": [1, "a", null, {"k": 1}], "xml": "<r><a>1</a></r>"},
  "actions": {"A": {"outputs": {"headers": {"Content-Type": "text/plain"}, "body": {"hasOwnProperty": 1}}}},
  "trigger": {"outputs": {"body": {"then": 1, "toJSON": 2, "valueOf": 3}}},
  "item": {"length": 5}, "items": {"valueOf": 1}, "workflow": {"run": {"name": "r"}}
}`);

/** Everything that a program shares: were any of it changed, the next tenant would see it. */
function hashIntrinsics(): string {
  const roots: object[] = [
    Object,
    Function,
    Array,
    String,
    Number,
    Boolean,
    Symbol,
    BigInt,
    RegExp,
    Date,
    Map,
    Set,
    WeakMap,
    Promise,
    Proxy,
    Reflect,
    JSON,
    Math,
    Intl,
    Error,
    RangeError,
    Uint8Array,
  ];
  const seen = new Map<object, number>();
  const lines: string[] = [];
  const waiting: object[] = [globalThis, ...roots];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (seen.has(each)) continue;
    seen.set(each, seen.size);
    const owner = seen.get(each);
    for (const key of Reflect.ownKeys(each)) {
      const descriptor = Object.getOwnPropertyDescriptor(each, key);
      const value: unknown = descriptor?.value;
      const isShared = roots.includes(each) || key === 'prototype' || key === 'constructor';
      if (isShared && value !== null && (typeof value === 'object' || typeof value === 'function')) waiting.push(value);
      if (each !== globalThis)
        lines.push(
          `${owner} ${String(key)} ${descriptor?.writable} ${typeof value} ${typeof value === 'object' ? '' : String(value).slice(0, 40)}`,
        );
      else lines.push(`global ${String(key)}`);
    }
  }
  return lines.sort().join('\n');
}

const names = [
  'constructor',
  '__proto__',
  'prototype',
  'hasOwnProperty',
  '__defineGetter__',
  '__lookupGetter__',
  'toString',
  'valueOf',
  'then',
  'call',
  'apply',
  'bind',
  'length',
  'caller',
  'globalThis',
  'process',
  'require',
  'Function',
  'eval',
  'Symbol.iterator',
  'polluted',
  'toJSON',
  'a',
  'b',
];
const forms = [
  '@constructor.constructor("return process")()',
  "@concat.constructor('return 1')()",
  '@$\u007b1}',
  '@`$\u007bprocess}`',
  '@(() => 1)()',
  '@function(){}()',
  '@{[...x]}',
  "@json('{}')['constructor']['constructor']('return this')()",
  "@json('{}').__proto__.polluted",
  "@json('{}')?['__proto__']?['polluted']",
  '@new Function("x")',
  "@setProperty(json('{}'), '__proto__', json('{\"polluted\": 1}'))",
  "@addProperty(json('{}'), '__proto__', 1)",
  '@json(\'{"__proto__": {"polluted": 1}}\')',
  '@class{}',
  '@switch(1){}',
  '@union(json(\'{"__proto__": {"polluted": 1}}\'), json(\'{"constructor": 1}\'))',
  '@xml(json(\'{"__proto__": {"polluted": 1}}\'))',
  '@with(x)y',
  '@import("fs")',
  '@async()',
  '@yield(1)',
  "@json(xml('<__proto__><polluted>1</polluted></__proto__>'))",
  "@parameters('__proto__')",
  "@parameters('constructor').constructor",
  "@variables('toString').call",
  "@items('valueOf')",
  "@concat('a')['constructor']",
  "@createArray(1)['constructor']",
  "@createArray(1)?['length']",
  '@float(2)?.value',
  "@decimal('2').coefficient",
  '@item().length.constructor',
  '@triggerBody().then()',
];
const callable = fc.constantFrom(...functionCatalogue.map(({ name }) => name), ...names);
const argument = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...names).map((name) => `'${name}'`),
    fc.constantFrom(
      "''",
      '0',
      '-1',
      '1.0',
      '9223372036854775807',
      'null',
      'true',
      '\'{"__proto__":1}\'',
      "'\ud800'",
      "'<a/>'",
      "'//*'",
      "'2018-03-15T00:00:00Z'",
      "'%'",
      "'yyyy'",
      "'C2'",
      "'de-DE'",
      "'UTC'",
      "'Day'",
    ),
    fc
      .record({
        name: callable,
        values: fc.array(tie('expression'), { maxLength: 4 }),
        selections: fc.array(
          fc.tuple(
            fc.constantFrom('?', ''),
            fc.oneof(
              fc.constantFrom(...names).map((name) => `['${name}']`),
              tie('expression').map((inner) => `[${inner}]`),
            ),
          ),
          { maxLength: 2 },
        ),
      })
      .map(
        ({ name, values, selections }) =>
          `${name}(${values.join(',')})${selections.map(([safe, key]) => `${safe}${key}`).join('')}`,
      ),
  ),
})).expression;
const hostile = fc.oneof(
  { weight: 6, arbitrary: argument.map((expression) => `@${expression}`) },
  { weight: 1, arbitrary: argument.map((expression) => `x @{${expression}} y`) },
  { weight: 1, arbitrary: fc.constantFrom(...forms) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...forms), fc.string({ unit: 'binary', maxLength: 6 }), fc.nat(20))
      .map(([form, text, at]) => form.slice(0, at) + text + form.slice(at)),
  },
);

test('100,000 hostile expressions give values or evaluation failures, and change nothing that is shared', {
  timeout: 60_000,
}, () => {
  hashIntrinsics(); // looking at the globals for the first time defines some of them
  const before = hashIntrinsics();
  const contextBefore = writeValue(context);
  const probe = ["@parameters('a').b[0]", "@json('{}')?.polluted", '@toUpper(string(item()))'];
  const answers = (): string => writeValue(probe.map((each) => outcome(each)));
  const answersBefore = answers();
  for (const expression of fc.sample(hostile, { numRuns: 20_000, seed: 20_26 })) {
    // Each is tried as it is and in four disguises.
    for (const each of [
      expression,
      ` ${expression}`,
      `@concat(${expression.slice(1)})`,
      expression.toUpperCase(),
      `${expression}['constructor']`,
    ])
      outcome(each);
  }
  expect(answers()).toBe(answersBefore);
  expect(writeValue(context)).toBe(contextBefore);
  const after = hashIntrinsics().split('\n');
  const known = new Set(before.split('\n'));
  expect(after.filter((line) => !known.has(line))).toEqual([]);
  expect(after).toHaveLength(before.split('\n').length);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

/** The value, or the code of what went wrong; anything else that is thrown fails the test. */
function outcome(template: string): Value {
  const evaluation = evaluateTemplate(template, context, seams);
  if (evaluation.kind === 'failed') return evaluation.failure.code;
  if (evaluation.kind === 'invalid') return evaluation.diagnostics.map(({ code }) => code);
  // What came out is data: it can be written and read again.
  readValue(writeValue(evaluation.value));
  return evaluation.value;
}

test.each(forms.filter((form) => /function|=>|constructor|`|new |class|switch|import|with|\.\.\./.test(form)))(
  'gives nothing but data or an error for %s',
  (form) => {
    const value = outcome(form);
    expect(typeof value).not.toBe('function');
    expect(JSON.stringify(value)).not.toMatch(/native code/);
  },
);

test.each([
  {
    name: 'a text that becomes a million times as long',
    template: "@replace(parameters('text'), 'a', parameters('text'))",
  },
  {
    name: 'XPath that looks at everything again and again',
    template: `@xpath(parameters('big'), '//*[//*[//*[//*]]]')`,
  },
  {
    name: 'XPath that compares everything with everything',
    template: `@xpath(parameters('big'), '//*[. != //*][. < //*]')`,
  },
  { name: 'an enormous format', template: `@formatNumber(1, '${'0'.repeat(8_000)}')` },
  { name: 'a megabyte of text', template: "@length(replace(toUpper(parameters('text')), 'A', 'bb'))" },
  { name: 'a megabyte of date', template: "@formatDateTime(parameters('text'))" },
  { name: 'a megabyte of number', template: "@add(float(parameters('digits')), 1)" },
  { name: 'a megabyte of white space', template: "@trim(concat(parameters('spaces'), 'x', parameters('spaces')))" },
  { name: 'a megabyte of open tags', template: "@json(xml(parameters('tags')))" },
  {
    name: 'a megabyte of white space in a declaration',
    template: "@xml(concat('<?xml', parameters('spaces'), '?><a/>'))",
  },
  { name: 'a megabyte of zeros', template: "@json(concat('[1.', parameters('zeros'), '1]'))" },
  { name: 'a megabyte of data URI', template: "@dataUriToString(concat('data:;', parameters('spaces'), ';base64,'))" },
  { name: 'an exponent of a billion', template: "@decimal('1e1000000000')" },
])('answers $name in bounded time', { timeout: 30_000 }, ({ template }) => {
  const big = `<r>${'<a><b>1</b></a>'.repeat(5_000)}</r>`;
  const sized = {
    big,
    text: 'a'.repeat(1_000_000),
    digits: '9'.repeat(1_000_000),
    zeros: '0'.repeat(1_000_000),
    spaces: ' '.repeat(1_000_000),
    tags: '<a>'.repeat(300_000),
  };
  const { kind } = evaluateTemplate(template, { parameters: sized }, seams);
  expect(['value', 'failed', 'invalid']).toContain(kind);
});
