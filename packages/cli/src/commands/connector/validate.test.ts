import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '../../../../..');
const main = join(repository, 'packages/cli/src/main.ts');
const example = join(repository, 'examples/print-framer');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-validate-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function validate(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((settle) => {
    execFile(
      process.execPath,
      [main, 'connector', 'validate', ...args],
      { cwd: folder, maxBuffer: 1e8 },
      (error, out, err) => {
        settle({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      },
    );
  });
}

test('passes a connector that is done right, in the strict profile', async () => {
  const { code, out } = await validate(join(example, 'v2'), '--profile', 'strict', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({ verdict: 'pass', title: 'Print Framer', findings: [] });
  expect(code).toBe(0);
});

test('fails a bare definition with the place of each finding', async () => {
  const { code, out } = await validate(join(example, 'v1/swagger.json'), '--format', 'json');
  const report = JSON.parse(out);
  expect(code).toBe(1);
  expect(report.verdict).toBe('fail');
  expect(report.findings.length).toBeGreaterThanOrEqual(11);
  expect(report.findings[0]).toMatchObject({ severity: 'error', file: join(example, 'v1/swagger.json'), line: 1 });
});

test('prints one line for each connector of a tree', async () => {
  const { code, out } = await validate(example, '--format', 'json');
  const reports = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(reports.map(({ verdict }) => verdict)).toEqual(['fail', 'pass']);
  expect(code).toBe(1);
});

test.each([
  { format: 'sarif', expected: '"ruleId": "host-required"' },
  { format: 'junit', expected: '<failure type="host-required"' },
  { format: 'github', expected: 'title=host-required::The definition has no "host".' },
  { format: 'text', expected: '[host-required]' },
])('prints findings as $format', async ({ format, expected }) => {
  const { code, out } = await validate(join(example, 'v1/swagger.json'), '--format', format);
  expect(out).toContain(expected);
  if (format === 'sarif') expect(JSON.parse(out)).toMatchObject({ version: '2.1.0' });
  expect(code).toBe(1);
});

test('tells people findings by rule, with the first places of each or with all', async () => {
  const properties = Object.fromEntries(Array.from({ length: 112 }, (_, at) => [`part${at}`, { type: 'string' }]));
  const ok = { description: 'ok', schema: { type: 'object', properties } };
  const paths = { '/quote': { get: { operationId: 'GetQuote', responses: { 200: ok } } } };
  const definition = { swagger: '2.0', info: { title: 'Frames', version: '1' }, host: 'api.frames.example', paths };
  await writeFile(join(folder, 'wide.json'), JSON.stringify(definition, null, 2));
  const placesOf = (out: string) => {
    const lines = out.split('\n');
    const from = lines.findIndex((line) => line.endsWith('[response-property-summary-required]'));
    const places = lines.slice(from + 1);
    return [
      lines[from],
      ...places.slice(
        0,
        places.findIndex((line) => !line.startsWith('          ')),
      ),
    ];
  };
  const { out } = await validate('wide.json');
  expect(placesOf(out)).toEqual([
    '  warning 112 of 112 properties of the response 200 of "GetQuote" have no label as outputs. Set x-ms-summary to the label of the output. [response-property-summary-required]',
    ...[18, 21, 24, 27, 30].map((line) => `          wide.json:${line}:17`),
    '          and 107 more: --all',
  ]);
  const all = placesOf((await validate('wide.json', '--all')).out);
  expect(new Set(all).size).toBe(113);
  expect(all.slice(1).every((line) => /^ {10}wide\.json:\d+:\d+$/.test(line ?? ''))).toBe(true);
});

test('repairs files in place, and has nothing left to repair afterwards', async () => {
  const copy = join(folder, 'fixed');
  await cp(join(example, 'v2'), copy, { recursive: true });
  const file = join(copy, 'apiDefinition.swagger.json');
  const original = await readFile(file, 'utf8');
  await writeFile(
    file,
    original.replace(
      '"summary": "Estimate the cost of a picture frame"',
      '"summary": "estimate the cost of a picture frame."',
    ),
  );
  const { code, err } = await validate(copy, '--fix', '--profile', 'strict');
  expect(code).toBe(0);
  expect(err).toContain('operation-summary-starts-uppercase');
  expect(await readFile(file, 'utf8')).toBe(original);
});

test('judges what changed since the published version', async () => {
  const copy = join(folder, 'changed');
  await cp(join(example, 'v2'), copy, { recursive: true });
  const file = join(copy, 'apiDefinition.swagger.json');
  const original = await readFile(file, 'utf8');
  await writeFile(file, original.replace('"summary": "Estimate the cost', '"summary": "Work out the cost'));
  const { out } = await validate(copy, '--against', join(example, 'v2'), '--format', 'json');
  const report = JSON.parse(out);
  expect(report.findings.map(({ rule }: { rule: string }) => rule)).toEqual(
    expect.arrayContaining(['change-version-number', 'change-minor']),
  );
  expect(report.notEvaluated.map(({ rule }: { rule: string }) => rule)).not.toContain('change-output-removed');
});

test('prints proposals as a patch and leaves the file alone', async () => {
  const copy = join(folder, 'suggested');
  await mkdir(copy);
  await writeFile(join(copy, 'swagger.json'), await readFile(join(example, 'v1/swagger.json'), 'utf8'));
  const { code, out } = await validate(join(copy, 'swagger.json'), '--suggest');
  expect(code).toBe(0);
  expect(out).toContain('+++ b/');
  expect(out).toContain('"summary":"Get query"');
});

test('gives programs the repair of each finding as a patch, and none where there is none', async () => {
  const { out } = await validate(join(example, 'v1/swagger.json'), '--format', 'json', '--patches');
  const findings: readonly { rule: string; fix: string; patch?: string }[] = JSON.parse(out).findings;
  for (const { rule, fix, patch } of findings) {
    if (fix === 'none') expect(patch, rule).toBeUndefined();
    else expect(patch, rule).toMatch(/^--- .*\n\+\+\+ b\/.*\n@@ /);
  }
  expect(findings.find(({ rule }) => rule === 'operation-summary-required')?.patch).toContain('"summary":"Get query"');
});

test.each(['latin1', 'utf16le'] as const)(
  'proposes no patch of a file in %s, and says what to do',
  async (encoding) => {
    const copy = join(folder, encoding);
    await cp(join(example, 'v2'), copy, { recursive: true });
    const file = join(copy, 'apiDefinition.swagger.json');
    const text = (await readFile(file, 'utf8')).replace(
      /"summary": "Estimate/,
      '"description": "Für Bilder.", "x-y": "',
    );
    await writeFile(file, Buffer.from(text, encoding));
    const { code, out, err } = await validate(encoding, '--suggest');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      `${join(encoding, 'apiDefinition.swagger.json')} is not UTF-8, and a patch cannot change that. Save it as UTF-8 first (for example with iconv), then ask for proposals again.\n`,
    );
    await writeFile(file, text);
    const converted = await validate(encoding, '--suggest');
    expect(converted).toMatchObject({ code: 0, err: '' });
    expect(converted.out).toContain('+++ b/');
  },
);

test.each([
  { name: 'a path that does not exist', args: ['nowhere'], message: 'There is no file or folder at nowhere.' },
  {
    name: 'repairs and proposals at once',
    args: [example, '--fix', '--suggest'],
    message: 'Give either --fix or --suggest: first repair the files, then ask for proposals.',
  },
  {
    name: 'patches of findings that nobody can read',
    args: [example, '--patches'],
    message: '--patches goes with --format json.',
  },
  {
    name: 'several connectors against one',
    args: [example, '--against', example],
    message: '--against compares one connector',
  },
  { name: 'an unknown profile', args: ['.', '--profile', 'harsh'], message: 'harsh' },
  { name: 'a folder without a definition', args: ['empty'], message: 'holds no API definition' },
  {
    name: 'a file and the server at once',
    args: [join(example, 'v2'), '--rules', 'rules.json', '--organization'],
    message: 'either --rules or --organization',
  },
  {
    name: 'overrides without a reason',
    args: [join(example, 'v2'), '--rules', 'rules.json'],
    message: 'override-reason-required',
  },
])('ends with 2 for $name', async ({ args, message }) => {
  await mkdir(join(folder, 'empty'), { recursive: true });
  await writeFile(join(folder, 'rules.json'), '{"rules": {"tags-unique": {"severity": "off", "reason": ""}}}');
  const { code, err } = await validate(...args);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test('judges by the rules that the organization keeps on its server, and for the catalogue only by what is stricter', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    const reason = 'House rule.';
    const rules = {
      'info-description-required': { severity: 'off', reason },
      'tags-unique': { severity: 'error', reason },
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ overrides: { profile: 'strict', rules }, revision: 1 }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const judge = async (...args: readonly string[]) => {
    const paths = [join(example, 'v1/swagger.json'), '--format', 'json'];
    const { out } = await validate(...paths, '--organization', '--url', url, '--token', 'tenon_x', ...args);
    const { profile, findings, setAside } = JSON.parse(out);
    return { profile, setAside, rules: findings.map(({ rule }: { rule: string }) => rule) };
  };
  try {
    const own = await judge();
    expect(own).toMatchObject({ profile: 'strict', setAside: [] });
    expect(own.rules).not.toContain('info-description-required');
    const forCatalogue = await judge('--for', 'catalogue');
    expect(forCatalogue.rules).toContain('info-description-required');
    expect(forCatalogue.setAside).toMatchObject([{ rule: 'info-description-required', severity: 'off' }]);
    expect((await judge('--profile', 'certification')).profile).toBe('certification');
    expect(new Set(asked)).toEqual(new Set(['/api/v1/rule-settings Bearer tenon_x']));
  } finally {
    server.close();
  }
});
