import { expect, test } from 'vitest';
import type { Value } from '../value/value.ts';
import type { Scope } from './scope.ts';
import { traceTemplate } from './trace-template.ts';

const scope = {
  variable: (name: string): Value | undefined => (name === 'x' ? 4 : undefined),
  outputs: (): Value => ({ body: { rows: [{ id: 7 }] } }),
} as unknown as Scope;

const div = { code: 'ExpressionEvaluationFailed', message: expect.stringContaining('by zero') };

test.each([
  {
    name: 'a whole expression with the calls inside it',
    template: { body: { total: "@add(variables('x'), mul(2, 2))" } },
    traces: [
      {
        path: 'body.total',
        text: "add(variables('x'), mul(2, 2))",
        value: 8,
        subexpressions: [
          { text: "variables('x')", value: 4 },
          { text: 'mul(2, 2)', value: 4 },
        ],
      },
    ],
  },
  {
    name: 'each expression in a text',
    template: [`a @{variables('x')} b @{'}'} @@{no} @{length('xyz')}`],
    traces: [
      { path: '[0]', text: "variables('x')", value: 4 },
      { path: '[0]', text: "'}'", value: '}' },
      { path: '[0]', text: "length('xyz')", value: 3 },
    ],
  },
  {
    name: 'what is selected from a call, and a call in the brackets',
    template: "@outputs('A')['body']?.rows[sub(1, 1)].id",
    traces: [
      {
        path: '',
        text: "outputs('A')['body']?.rows[sub(1, 1)].id",
        value: 7,
        subexpressions: [{ text: 'sub(1, 1)', value: 0 }],
      },
    ],
  },
  {
    name: 'the error of the part that fails, and of all around it',
    template: '@add(div(1, 0), 2)',
    traces: [{ path: '', text: 'add(div(1, 0), 2)', error: div, subexpressions: [{ text: 'div(1, 0)', error: div }] }],
  },
  { name: 'no expression', template: { a: '@@escaped', b: 1, c: null }, traces: [] },
])('traces $name', ({ template, traces }) => {
  expect(traceTemplate(template as Value, scope)).toEqual(traces);
});

test('shows what was recorded instead of evaluating a whole expression again', () => {
  expect(traceTemplate({ id: '@guid()' }, { newGuid: () => 'new' } as unknown as Scope, { id: 'recorded' })).toEqual([
    { path: 'id', text: 'guid()', value: 'recorded' },
  ]);
});
