import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEgress } from '@tenon/runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareDefinition } from '../testing/print-framer.ts';
import { startTestServer, type TestBrowser, type TestServer } from '../testing/test-server.ts';

let api: Server;
let origin: string;
let fresh: TestServer;
let owner: TestBrowser;
let place: object;
const asked: string[] = [];
const egresses: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  api = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.startsWith('/openapi')) response.setHeader('content-type', 'application/json').end(bareDefinition);
    else if (request.url === '/outside')
      response.end(bareDefinition.replace('"swagger"', '"x-more": {"$ref": "/openapi"}, "swagger"'));
    else if (request.url === '/leads') response.writeHead(302, { location: 'http://127.0.0.2:1/' }).end();
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(api.address() as AddressInfo).port}`;
  origin = `http://${host}`;
  const egress = createEgress({ allowedHosts: [host], clock: { now: () => new Date() } });
  egresses.push(egress);
  fresh = await startTestServer({ egress });
  owner = await fresh.claim('Ada');
  const session = (await owner.send('GET', '/api/v1/me')).body;
  place = { subscriptionId: session.subscriptions[0].id, resourceGroup: 'default' };
});
afterAll(async () => {
  await fresh.close();
  for (const egress of egresses) await egress.close();
  api.close();
});

const importFrom = (address: string) => owner.send('POST', '/api/v1/connectors', { ...place, address });

test('imports the document at an address, and keeps it as a file', async () => {
  const answer = await importFrom(`${origin}/openapi?key=secret`);
  expect([answer.status, answer.body.general?.title]).toEqual([201, 'Print Framer API']);
  const { text } = (await owner.send('GET', `/api/v1/connectors/${answer.body.id}/definition`)).body;
  expect(JSON.parse(text)).toEqual(JSON.parse(bareDefinition));
});

test('fetches nothing that the document refers to', async () => {
  asked.length = 0;
  const answer = await importFrom(`${origin}/outside`);
  expect([answer.status, answer.body.error?.code]).toEqual([422, 'definition-not-readable']);
  expect(asked).toEqual(['/outside']);
});

test.each([
  { name: 'no address', path: 'file:///etc/passwd', says: 'no http(s) address' },
  { name: 'a user name in it', path: 'http://a:b@127.0.0.1/x', says: 'no http(s) address' },
  { name: 'the metadata of a cloud', path: 'http://169.254.169.254/latest/meta-data', says: 'gives no definition' },
  { name: 'a private host', path: 'http://127.0.0.3/openapi', says: 'gives no definition' },
  { name: 'a page that is not there', path: '/gone?key=secret', says: 'answers 404' },
  { name: 'a redirect to a private host', path: '/leads', says: 'gives no definition' },
])('refuses $name', async ({ path, says }) => {
  const answer = await importFrom(path.startsWith('/') ? `${origin}${path}` : path);
  expect([answer.status, answer.body.error.code]).toEqual([422, 'definition-not-fetched']);
  expect(answer.body.error.message).toContain(says);
  expect(answer.body.error.message).not.toContain('secret');
});

test('takes either files or an address', async () => {
  const files = [{ name: 'a.json', content: bareDefinition }];
  for (const body of [{ ...place }, { ...place, files, address: `${origin}/openapi` }]) {
    const answer = await owner.send('POST', '/api/v1/connectors', body);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'request-not-valid']);
  }
});
