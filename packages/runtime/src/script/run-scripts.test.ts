import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { createScripts } from './run-scripts.ts';
import { isolation } from './script-lane.ts';

// Attacks T5, T6, T7 of docs/security.md.

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
    outcome: {
      error: {
        code: 'InlineCodeScriptRuntimeFailure',
        message: 'The script failed: Error: no such thing (script.js:1)',
      },
    },
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

test('programs share one engine, and what they logged is kept when they fail', async () => {
  const evaluate = (text: string) =>
    scripts.evaluate({
      programs: [
        { name: 'before.js', text: 'const lines = []; globalThis.__logs = () => JSON.stringify(lines);' },
        { name: 'script.js', text },
      ],
      timeoutMs: 300,
    });
  expect(await evaluate(`lines.push('a'); JSON.stringify(lines)`)).toEqual({ text: '["a"]' });
  expect(await evaluate(`lines.push('b');\nnull.x`)).toMatchObject({
    failure: { kind: 'thrown', message: expect.stringContaining('script.js:2') },
    logs: '["b"]',
  });
  expect(await evaluate(`lines.push('c'); for (;;) {}`)).toMatchObject({ failure: { kind: 'timeout' }, logs: '["c"]' });
  expect(await evaluate(`'x'.repeat(9 * 1024 * 1024)`)).toMatchObject({ failure: { kind: 'thrown' } });
});

test('a script that takes all its time does not hold up another', async () => {
  const own = createScripts();
  let isOver = false;
  const slow = own.run({ code: 'for (;;) {}', workflowContext: {}, timeoutMs: 600_000 }).finally(() => {
    isOver = true;
  });
  expect(await own.run({ code: 'return 1;', workflowContext: {}, timeoutMs: 30_000 })).toEqual({ value: 1 });
  expect(isOver).toBe(false);
  await own.close();
  await slow;
});

test('the process of scripts reaches no file, no network, no other process and no thread', async () => {
  const tries = `
    const codes = {};
    const note = (name) => (error) => { codes[name] = error.code; };
    const attempt = (name, act) => { try { act(); codes[name] = 'reached'; } catch (error) { note(name)(error); } };
    attempt('file', () => require('node:fs').readFileSync('/etc/hostname'));
    attempt('writing', () => require('node:fs').writeFileSync('/tmp/tenon-escaped', ''));
    attempt('process', () => require('node:child_process').execSync('id'));
    attempt('thread', () => new (require('node:worker_threads').Worker)('1', { eval: true }));
    attempt('addon', () => process.dlopen({ exports: {} }, '/nothing.node'));
    require('node:net').connect(9, '127.0.0.1').on('error', note('network'));
    setTimeout(() => console.log(JSON.stringify(codes)), 200);`;
  const { stdout } = await promisify(execFile)(process.execPath, [...isolation, '-e', tries], { env: {} });
  expect(JSON.parse(stdout)).toEqual({
    file: 'ERR_ACCESS_DENIED',
    writing: 'ERR_ACCESS_DENIED',
    process: 'ERR_ACCESS_DENIED',
    thread: 'ERR_ACCESS_DENIED',
    addon: expect.stringMatching(/^ERR_/),
    network: 'ERR_ACCESS_DENIED',
  });
});
