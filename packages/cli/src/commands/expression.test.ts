import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { evaluateBatch } from './expression-batch.ts';

const main = join(import.meta.dirname, '../main.ts');

/** Runs `tenon expression` as a person would. */
async function run(args: readonly string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [main, 'expression', ...args], { env: { ...process.env, NO_COLOR: '1' } });
  child.stdin.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null) await once(child, 'exit');
  return { code: child.exitCode ?? -1, out, err };
}

test('prints a text as it is and any other value as JSON', async () => {
  expect(await run(["@concat('a', 1)"])).toEqual({ code: 0, out: 'a1\n', err: '' });
  expect(await run(['@createArray(9007199254740993, 2.0)'])).toEqual({
    code: 0,
    out: '[9007199254740993,2.0]\n',
    err: '',
  });
});

test('reads the data of a context file', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'expression-')), 'context.json');
  await writeFile(file, '{"parameters": {"id": 9007199254740993}}');
  expect(await run(["@parameters('ID')", '--context', file])).toEqual({ code: 0, out: '9007199254740993\n', err: '' });
  await writeFile(file, '{');
  expect((await run(['@1', '--context', file])).code).toBe(2);
  expect((await run(['@1', '--context', `${file}.none`])).code).toBe(2);
});

test('points at the characters that are wrong', async () => {
  const { code, out, err } = await run(["@toUpper(conct('a'))"]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatchInlineSnapshot(`
    "  @toUpper(conct('a'))
               ^^^^^
    error: The template function 'conct' is not defined or not valid. Did you mean 'concat'? [unknown-function]
    "
  `);
});

test('tells why an evaluation failed', async () => {
  const { code, err } = await run(["@add(1, int('ten'))"]);
  expect(code).toBe(1);
  expect(err).toMatchInlineSnapshot(`
    "  @add(1, int('ten'))
                  ^^^^^
    error: The function 'int' expects its first parameter to be an integer or the text of one, within 64 bits; the provided value is the text 'ten'. [invalid-argument]
    "
  `);
});

test('refuses wrong use', async () => {
  expect((await run([])).code).toBe(2);
  expect((await run(['@1', '--batch'])).code).toBe(2);
});

test('answers a stream line by line, in order, whatever the lines are', async () => {
  const lines = [
    '{"id":"a","expression":"@add(1, 2)"}',
    '{broken',
    '',
    '[]',
    '{"id":"b"}',
    '{"id":"c","template":{"x":"@{parameters(\'p\')}"},"context":{"parameters":{"p":1}}}',
    '{"id":"d","expression":"@foo()"}',
    '{"id":"e","expression":"@div(1, 0)"}',
    '{"id":"f","expression":"@ticks(\'2018-01-01T00:00:00Z\')"}',
  ];
  const { code, out } = await run(['--batch'], lines.join('\n'));
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(answers.map(({ id, value, error }) => [id, value ?? error?.code])).toEqual([
    ['a', 3],
    [null, 'invalid-line'],
    [null, 'invalid-line'],
    ['b', 'invalid-line'],
    ['c', { x: '1' }],
    ['d', 'unknown-function'],
    ['e', 'division-by-zero'],
    ['f', 636503616000000000],
  ]);
});

test('answers each line before the next one is there', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  output.setEncoding('utf8');
  const done = evaluateBatch(input, output, { now: () => '', newGuid: () => '', random: () => 0 });
  for (const id of ['1', '2', '3']) {
    input.write(`{"id":${id},"expres`);
    input.write('sion":"@add(1,1)"}\n');
    const [answer] = await once(output, 'data');
    expect(answer).toBe(`{"id":${id},"value":2}\n`);
  }
  input.end();
  await done;
});
