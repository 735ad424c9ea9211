import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

// Attack T34 of docs/security.md.

let folder: string;
let fresh: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenon-portal-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html><head><script type="module" src="/assets/index-abc.js"></script><link rel="modulepreload" href="/assets/b.js"></head></html>',
  );
  writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(join(folder, 'tenon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, '.env'), 'SECRET=1');
  const config = {
    version: '0.0.0',
    publicUrl: () => 'http://127.0.0.1:4400',
    regions: ['local'],
    portalFolder: folder,
  };
  fresh = await startTestServer({ config: config as never });
});
afterAll(async () => {
  await fresh.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, accept = '*/*') => fresh.server.inject({ url, headers: { accept } });

test.each([
  '/',
  '/welcome',
  '/workflows',
  '/workflows/a/b/c/runs/d',
  '/connectors/0192d6a0-0000-7000-8000-000000000000',
  '/catalogue?search=x',
])('the page is there for a browser at %s, even before there is an owner', async (url) => {
  const { statusCode, headers, body } = await get(url, 'text/html,*/*');
  expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-store',
  ]);
  const nonce = /nonce="([^"]+)"/.exec(body)?.[1];
  expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(headers['content-security-policy']).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic';`);
  expect(body).toContain(`<script nonce="${nonce}" type="module"`);
  expect(body).toContain(`<link rel="modulepreload" nonce="${nonce}"`);
  expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'; trusted-types dompurify");
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

test('every page has a nonce of its own', async () => {
  const policies = [await get('/', 'text/html'), await get('/', 'text/html')].map(
    ({ headers }) => headers['content-security-policy'],
  );
  expect(policies[0]).not.toBe(policies[1]);
});

test('assets may be kept for ever, other files are asked for again', async () => {
  expect((await get('/assets/index-abc.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await get('/tenon.svg')).headers['cache-control']).toBe('no-cache');
  expect((await get('/tenon.svg')).headers['x-content-type-options']).toBe('nosniff');
});

test.each([
  '/assets/index-gone.js',
  '/api/v1/nothing',
  '/..%2f..%2fetc%2fpasswd',
  '/assets/..%2f..%2f..%2fetc%2fpasswd',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/..%5c..%5cpackage.json',
  '/assets/....//....//package.json',
  '/assets/%252e%252e%252fpackage.json',
  '//etc/passwd',
  '/assets-evil/../../package.json',
  '/assets/index-abc.js/../../../package.json',
  '/.env',
  '/%00',
])('nothing is served at %s', async (url) => {
  const { statusCode, headers, body } = await get(url);
  expect([400, 404]).toContain(statusCode);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(JSON.parse(body).error.code).toMatch(/^(not-found|request-not-valid)$/);
});

test('an API address never answers with the page', async () => {
  const { statusCode, body } = await get('/api/v1/nothing', 'text/html');
  expect([statusCode, JSON.parse(body).error.code]).toEqual([404, 'not-found']);
});
