import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { issueCertificates } from '../../../../../tools/testing/certificates.ts';
import { canary, connectionParameter, host, references } from '../../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { collect, over, respond, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';

// Each kind of security against an API that takes nothing else, over real http or https, from a workflow's run.

const passphrase = 'open-sesame';
const certificates = issueCertificates(passphrase);
let managed: ManagedServer;
let guarded: Server;
const trusted = getCACertificates('default');
beforeAll(async () => {
  guarded = createServer(
    { ...certificates.server, ca: certificates.authority, requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ who: subject.CN }));
    },
  );
  await new Promise<void>((resolve) => guarded.listen(0, '127.0.0.1', resolve));
  setDefaultCACertificates([...trusted, certificates.authority]);
  managed = await startManagedServer({ allowedHosts: [guardedHost()] });
});
afterAll(async () => {
  await managed.close();
  guarded.close();
  setDefaultCACertificates(trusted);
});
beforeEach(() => {
  managed.stub.seen.length = 0;
});

const guardedHost = () => `127.0.0.1:${(guarded.address() as AddressInfo).port}`;
const resource = (kind: 'customApis' | 'connections', name: string) =>
  `${managed.group}/providers/Microsoft.Web/${kind}/${name}`;

interface Kind {
  readonly name: string;
  readonly scheme: object;
  readonly values: Readonly<Record<string, string>>;
  /** The request that the API takes, and no other. */
  readonly takes?: (request: { readonly url: string; readonly headers: IncomingMessage['headers'] }) => boolean;
}

const kinds: readonly Kind[] = [
  { name: 'none', scheme: {}, values: {}, takes: ({ headers }) => headers.authorization === undefined },
  {
    name: 'basic',
    scheme: { safe: { type: 'http', scheme: 'basic' } },
    values: { username: 'ada', password: canary },
    takes: ({ headers }) => headers.authorization === `Basic ${Buffer.from(`ada:${canary}`).toString('base64')}`,
  },
  {
    name: 'bearer',
    scheme: { safe: { type: 'http', scheme: 'bearer' } },
    values: { bearer_token: canary.replace('ä', '') },
    takes: ({ headers }) => headers.authorization === `Bearer ${canary.replace('ä', '')}`,
  },
  {
    name: 'key-in-header',
    scheme: { safe: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    values: { api_key: canary.replace('ä', '') },
    takes: ({ headers }) => headers['x-key'] === canary.replace('ä', ''),
  },
  {
    name: 'key-in-query',
    scheme: { safe: { type: 'apiKey', in: 'query', name: 'key' } },
    values: { api_key: canary },
    takes: ({ url }) => new URL(url, 'http://x').searchParams.get('key') === canary,
  },
  {
    name: 'client-certificate',
    scheme: { safe: { type: 'mutualTLS' } },
    values: { client_certificate: certificates.client.pfx, client_certificate_password: passphrase },
  },
];

/** Makes a connector, a connection and a workflow that calls, and runs it. */
async function run({ name, scheme, values, takes }: Kind) {
  managed.stub.answer = (request, response) =>
    response
      .writeHead(takes?.(request) === true ? 200 : 401, { 'content-type': 'application/json' })
      .end('{"who":"you"}');
  const made = await managed.send('PUT', resource('customApis', name), {
    body: {
      properties: {
        backendService: {
          serviceUrl: takes === undefined ? `https://${guardedHost()}` : `http://${managed.stub.host}`,
        },
        swagger: {
          openapi: '3.1.0',
          info: { title: name, version: '1' },
          paths: { '/me': { get: { operationId: 'Me', responses: { 200: { description: 'ok' } } } } },
          components: { securitySchemes: scheme },
          security: Object.keys(scheme).map((one) => ({ [one]: [] })),
        },
      },
    },
  });
  expect(made.status).toBe(200);
  const connected = await managed.send('PUT', resource('connections', name), {
    body: { properties: { api: { id: resource('customApis', name) }, parameterValues: values } },
  });
  expect(connected.body.properties.statuses).toEqual([{ status: 'Connected' }]);
  const actions = {
    Me: { type: 'ApiConnection', inputs: { host, method: 'get', path: '/me', retryPolicy: { type: 'none' } } },
    ...respond("@outputs('Me')", { Me: ['Succeeded', 'Failed'] }),
  };
  await save(managed, name, { ...connectionParameter, actions }, references(resource('connections', name)));
  const answer = await fetch(await urlOf(managed, name), { method: 'POST' });
  const { client, access } = managed;
  const [listed] = await collect(client.workflowRuns.list(access.resourceGroup, name));
  await over(managed, name, listed?.name ?? '');
  const history = await collect(client.workflowRunActions.list(access.resourceGroup, name, listed?.name ?? ''));
  return { answer, actions: history };
}

test.each(kinds)('$name: the API takes the call, and the history does not know the secret', async (kind) => {
  const { answer, actions } = await run(kind);
  const outputs = JSON.parse(await answer.text());
  expect([outputs.statusCode, outputs.body.who]).toEqual([200, kind.takes === undefined ? 'Tenon test client' : 'you']);
  for (const secret of Object.values(kind.values).filter((one) => one !== 'ada'))
    expect(JSON.stringify(actions)).not.toContain(secret);
});

test.each([
  { name: 'without-certificate', values: { client_certificate: '' }, code: 'connection-failed' },
  { name: 'no-certificate', values: { client_certificate: 'aGVsbG8=' }, code: 'client-certificate-not-readable' },
  {
    name: 'wrong-passphrase',
    values: { client_certificate: certificates.client.pfx, client_certificate_password: 'wrong' },
    code: 'client-certificate-not-readable',
  },
])('$name: nothing is answered, and the failure says why, without the secret', async ({ name, values, code }) => {
  const { actions } = await run({ name, scheme: { safe: { type: 'mutualTLS' } }, values: { ...values } });
  const me = actions.find((action) => action.name === 'Me');
  expect([me?.status, me?.error]).toEqual(['Failed', expect.objectContaining({ code })]);
  expect(JSON.stringify(actions)).not.toContain(certificates.client.pfx);
});
