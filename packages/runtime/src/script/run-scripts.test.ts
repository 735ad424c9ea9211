import { afterAll, expect, test } from 'vitest';
import { createScripts } from './run-scripts.ts';

const scripts = createScripts();
afterAll(() => scripts.close());

const workflowContext = { actions: { A: { outputs: { body: [1, 2, 3] } } }, trigger: {}, workflow: { name: 'w' } };

test.each([
  {
    name: 'a value',
    code: 'return workflowContext.actions.A.outputs.body.map((n) => n * 2);',
    outcome: { value: [2, 4, 6] },
  },
  { name: 'nothing', code: 'const a = 1;', outcome: { value: null } },
  {
    name: 'no host',
    code: 'return [typeof process, typeof require, typeof fetch, typeof setTimeout];',
    outcome: { value: ['undefined', 'undefined', 'undefined', 'undefined'] },
  },
  {
    name: 'a thrown error',
    code: `throw new Error('no such thing');`,
    outcome: { error: { code: 'InlineCodeScriptRuntimeFailure', message: 'The script failed: Error: no such thing' } },
  },
  {
    name: 'a syntax error',
    code: 'return ((;',
    outcome: { error: { code: 'InlineCodeScriptRuntimeFailure', message: expect.stringContaining('SyntaxError') } },
  },
  { name: 'an endless loop', code: 'for (;;) {}', outcome: { error: { code: 'InlineCodeScriptTimeout' } } },
  {
    name: 'all the memory or all the time',
    code: 'const all = []; for (;;) all.push(new Array(10000).fill(1));',
    outcome: { error: { code: expect.stringMatching('InlineCodeScript(Timeout|RuntimeFailure)') } },
  },
])('a script that returns or does $name is contained', async ({ code, outcome }) => {
  expect(await scripts.run({ code, workflowContext, timeoutMs: 500 })).toMatchObject(outcome);
});

test('scripts see nothing of each other', async () => {
  await scripts.run({ code: 'globalThis.left = 1; Array.prototype.left = 1;', workflowContext: {}, timeoutMs: 500 });
  const code = 'return [typeof left, [].left === undefined];';
  expect(await scripts.run({ code, workflowContext: {}, timeoutMs: 500 })).toEqual({ value: ['undefined', true] });
});
