import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const main = resolve(import.meta.dirname, '../../main.ts');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflow-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function tenon(...args: readonly string[]): Promise<Printed> {
  return new Promise((done) => {
    execFile(process.execPath, [main, ...args], { env: { ...process.env, NO_COLOR: '1' } }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {} } };

test('a definition that can be saved is said to be so', async () => {
  const path = await file('good.json', { definition: { triggers, actions: {} }, parameters: {} });
  expect(await tenon('workflow', 'check', path)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('can be saved'),
  });
});

test('each problem is printed with line, column, code and remedy', async () => {
  const path = await file('bad.json', '{\n  "triggers": { "m": { "type": "Reqest" } }\n}');
  const { code, stdout } = await tenon('workflow', 'check', path);
  expect(code).toBe(1);
  expect(stdout).toContain(
    `${path}:2:32 error There is no trigger type 'Reqest'. [unknown-type] Did you mean 'Request'?`,
  );
});

test('--json prints diagnostics for machines', async () => {
  const path = await file('bad-2.json', { triggers: {} });
  const { code, stdout } = await tenon('workflow', 'check', path, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    valid: false,
    diagnostics: [{ code: 'no-trigger', place: { line: 1, column: 13 } }],
  });
});

test('a file that is not there is wrong use', async () => {
  expect(await tenon('workflow', 'check', join(folder, 'none.json'))).toMatchObject({ code: 2, stdout: '' });
  expect(await tenon('workflow', 'test', join(folder, 'none'))).toMatchObject({ code: 2, stdout: '' });
});

const workflowTest = (id: string, outputs: unknown): object => ({
  id,
  workflows: {
    main: {
      definition: {
        triggers,
        actions: {
          Code: { type: 'JavaScriptCode', inputs: { code: 'return workflowContext.trigger.outputs.body.n * 2;' } },
        },
      },
    },
  },
  clock: '2026-01-01T00:00:00Z',
  start: { trigger: 'manual', request: { method: 'POST', headers: {}, body: { n: 21 } } },
  expect: { runs: [{ status: 'Succeeded', actions: { Code: { outputs } } }] },
});

test('tests are run, scripts in a sandbox, and differences are printed', async () => {
  const good = await file('t1.json', workflowTest('passes', { body: 42 }));
  const bad = await file('t2.json', workflowTest('fails', { body: 43 }));
  expect(await tenon('workflow', 'test', good)).toMatchObject({ code: 0, stdout: '✓ passes\n1 passed\n' });
  const { code, stdout } = await tenon('workflow', 'test', good, bad, '--json');
  expect(code).toBe(1);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { id: 'passes', passed: true, failures: [] },
    { id: 'fails', passed: false, failures: ['runs[0].actions.Code.outputs.body: expected 43, got 42'] },
  ]);
});

test('the example of the guide passes', async () => {
  const guide = await readFile(resolve(import.meta.dirname, '../../../../../docs/workflow-tests.md'), 'utf8');
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(guide) ?? [];
  expect(await tenon('workflow', 'test', await file('guide.json', example))).toMatchObject({ code: 0 });
});

test('a test finds maps and schemas in the folder Artifacts beside it, and in itself', async () => {
  await mkdir(join(folder, 'maps', 'Artifacts', 'Maps'), { recursive: true });
  await file(join('maps', 'Artifacts', 'Maps', 'greet.liquid'), '{"hello": "{{ content.name | Upcase }}"}');
  await file(join('maps', 'Artifacts', 'Maps', 'template.json'), 'not a test');
  const action = (kind: string, map: string) => ({
    type: 'Liquid',
    kind,
    inputs: { content: '@triggerBody()', integrationAccount: { map: { name: map } } },
  });
  const actions = { Greet: action('JsonToJson', 'greet'), Part: action('JsonToText', 'part') };
  await file(join('maps', 'greet.json'), {
    workflows: { main: { definition: { triggers, actions } } },
    artifacts: { maps: { part: 'Bye {{ content.name }}' } },
    clock: '2026-01-05T09:00:00Z',
    start: { trigger: 'manual', request: { method: 'POST', body: { name: 'Ann' } } },
    expect: {
      runs: [{ actions: { Greet: { outputs: { body: { hello: 'ANN' } } }, Part: { outputs: { body: 'Bye Ann' } } } }],
    },
  });
  expect(await tenon('workflow', 'test', join(folder, 'maps'), '--json')).toMatchObject({
    code: 0,
    stdout: '{"id":"greet","passed":true,"failures":[]}\n',
  });
});
