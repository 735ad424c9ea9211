import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '../../../../..');
const main = join(repository, 'packages/cli/src/main.ts');
const example = join(repository, 'examples/print-framer');
let folder: string;
let server: Server;
let address: string;
const asked: string[] = [];

/** An API that describes itself, with a reference to itself that nobody may follow. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-connector-'));
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/moved') {
      response.writeHead(302, { location: '/openapi' }).end();
      return;
    }
    if (request.url === '/echo') {
      response.setHeader('content-type', 'text/plain');
      request.pipe(response);
      return;
    }
    if (request.url?.startsWith('/a')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ by: request.headers['x-code'] }));
      return;
    }
    if (request.url !== '/openapi') {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'Far', version: '1' },
        servers: [{ url: address }],
        paths: {
          '/a': { get: { operationId: 'A', responses: { 200: { description: 'OK' } } } },
          '/b': { $ref: `${address}/other#/b` },
        },
      }),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

function tenon(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((settle) => {
    execFile(process.execPath, [main, 'connector', ...args], { cwd: folder, maxBuffer: 1e8 }, (error, out, err) => {
      settle({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

test('imports a definition from an address, and fetches nothing that it refers to', async () => {
  const { out, code } = await tenon('import', `${address}/moved`, '--json');
  expect(asked).toEqual(['/moved', '/openapi']);
  const { imported, diagnostics } = JSON.parse(out);
  expect({ imported, code }).toEqual({ imported: false, code: 1 });
  expect(diagnostics[0]).toMatchObject({ severity: 'error', place: { line: 1 } });
});

test('refuses a definition without operations, as the server does', async () => {
  const bare = join(folder, 'bare.json');
  await writeFile(bare, '{"swagger":"2.0","info":{"title":"A","version":"1"},"paths":{}}');
  const { out, code } = await tenon('import', bare, '--out', 'bare', '--json');
  const { imported, files, diagnostics } = JSON.parse(out);
  expect({ imported, code, files }).toEqual({ imported: false, code: 1, files: [] });
  expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'operations-missing', severity: 'error' }));
  expect((await tenon('validate', bare)).code).toBe(1);
});

test('says what an address answers that is no definition', async () => {
  const { err, code } = await tenon('import', `${address}/gone`);
  expect(err).toContain('answers 404');
  expect(code).toBe(2);
});

test('imports a package into a folder that gives the same connector', async () => {
  const { code } = await tenon('import', join(example, 'v2'), '--out', join(folder, 'copy'));
  expect(code).toBe(0);
  expect(await readdir(join(folder, 'copy'))).toContain('apiDefinition.swagger.json');
  const inspections = await Promise.all(
    [join(example, 'v2'), join(folder, 'copy')].map(async (path) => (await tenon('inspect', path, '--json')).out),
  );
  expect(inspections[0]).toEqual(inspections[1]);
  expect(JSON.parse(inspections[0] ?? '')).toMatchObject({ title: 'Print Framer', connection: { sets: [] } });
});

test('exports with a report of what was written and lost', async () => {
  const out = join(folder, 'three');
  const { out: printed } = await tenon('export', join(example, 'v2'), '--format', 'openapi3', '--out', out, '--json');
  expect(JSON.parse(printed)).toMatchObject({ format: 'openapi3', files: [join(out, 'openapi.json')] });
  expect(JSON.parse(await readFile(join(out, 'openapi.json'), 'utf8'))).toMatchObject({ openapi: /^3\./ });
});

test('shows the exact request of a call without sending it', async () => {
  const { out } = await tenon(
    'call',
    join(example, 'v2'),
    'GetQuote',
    '--dry-run',
    '--parameters',
    '{"height":6,"width":7}',
  );
  expect(JSON.parse(out)).toMatchObject({ method: 'GET', url: expect.stringContaining('/6/7'), body: null });
});

test('sends a search that is a GET with a body', async () => {
  const definition = {
    openapi: '3.0.3',
    info: { title: 'Searching', version: '1' },
    servers: [{ url: address }],
    paths: {
      '/echo': {
        get: {
          operationId: 'Search',
          requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
          responses: { 200: { description: 'OK' } },
        },
      },
    },
  };
  await writeFile(join(folder, 'search.json'), JSON.stringify(definition));
  const { code, out } = await tenon('call', 'search.json', 'Search', '--parameters', '{"body":{"q":"ü"}}');
  expect([code, JSON.parse(out).body]).toEqual([0, '{"q":"ü"}']);
});

test('runs the code of a connector in its sandbox, for a call and for a dry run', async () => {
  const path = join(folder, 'coded');
  await mkdir(path);
  const definition = {
    swagger: '2.0',
    info: { title: 'Coded', version: '1' },
    host: address.replace('http://', ''),
    schemes: ['http'],
    paths: { '/a': { get: { operationId: 'A', responses: { 200: { description: 'OK' } } } } },
  };
  await writeFile(join(path, 'apiDefinition.swagger.json'), JSON.stringify(definition));
  const code = `
    function onRequest(request) {
      console.log('process is', typeof process);
      return { ...request, headers: { ...request.headers, 'X-Code': 'yes' } };
    }
    function onResponse(response) { return { ...response, body: { seen: response.body.by } }; }`;
  await writeFile(join(path, 'script.js'), code);
  const dry = await tenon('call', path, 'A', '--dry-run');
  expect(JSON.parse(dry.out).headers).toMatchObject({ 'X-Code': 'yes' });
  const sent = await tenon('call', path, 'A');
  expect(JSON.parse(sent.out)).toMatchObject({ statusCode: 200, body: { seen: 'yes' } });
  expect(sent.err).toBe('script.js: process is undefined\n');
  await writeFile(join(path, 'script.js'), 'function onRequest() { throw new Error("no frame"); }');
  const failed = await tenon('call', path, 'A');
  expect([failed.code, failed.out]).toEqual([2, '']);
  expect(failed.err).toContain('no frame');
});

test('ends with 1 where versions differ in a way that breaks workflows, and 0 where they do not', async () => {
  const { code, out } = await tenon('diff', join(example, 'v1/swagger.json'), join(example, 'v2'), '--json');
  const diff = JSON.parse(out);
  expect(code).toBe(diff.bump === 'major' ? 1 : 0);
  expect((await tenon('diff', join(example, 'v2'), join(example, 'v2'), '--json')).code).toBe(0);
});

test.each([
  { name: 'no file', args: ['inspect', 'nothing.json'], says: 'There is no file' },
  {
    name: 'no JSON as parameters',
    args: ['call', join(example, 'v2'), 'GetQuote', '--parameters', '{'],
    says: 'not JSON',
  },
  { name: 'an unknown operation', args: ['call', join(example, 'v2'), 'GetQuot'], says: 'Did you mean "GetQuote"?' },
  { name: 'an unknown format', args: ['export', join(example, 'v2'), '--format', 'wsdl'], says: 'microsoft' },
  { name: 'an unknown option', args: ['docs', join(example, 'v2'), '--fromat', 'html'], says: '--format' },
  {
    name: 'an address where a path is wanted',
    args: ['docs', 'https://x.example/a.json'],
    says: 'import https://x.example',
  },
])('refuses $name with 2 and what to do', async ({ args, says }) => {
  const { code, err, out } = await tenon(...args);
  expect(err).toContain(says);
  expect(err).not.toContain('    at ');
  expect({ code, out }).toEqual({ code: 2, out: '' });
});

test('names line, column and remedy of a fault, and goes on with the repaired text where asked to', async () => {
  const path = join(folder, 'broken.json');
  const text = '{"swagger":"2.0",\n"info":{"title":"B","version":"1",},\n"host":"b.example","paths":{}}';
  await writeFile(path, text);
  const { err, code } = await tenon('inspect', path);
  expect(err).toMatch(/broken\.json:2:\d+/);
  expect(err).toContain('--repair');
  expect(code).toBe(2);
  expect((await tenon('inspect', path, '--repair')).out).toContain('B 1');
});
