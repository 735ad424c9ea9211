import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueCertificates } from '../../../../../tools/testing/certificates.ts';

const main = resolve(import.meta.dirname, '../../main.ts');
const certificates = issueCertificates('open sesame');
let folder: string;
let server: Server;

/** An API that answers only those who come with a certificate of its authority, and tells them who they are. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-certificate-'));
  server = createServer(
    { ...certificates.server, ca: certificates.authority, requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      const who = (request.socket as TLSSocket).getPeerCertificate().subject.CN;
      let sent = '';
      request.setEncoding('utf8').on('data', (piece: string) => {
        sent += piece;
      });
      request.on('end', () => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ who, sent }));
      });
    },
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const definition = {
    openapi: '3.1.0',
    info: { title: 'Guarded', version: '1' },
    servers: [{ url: `https://127.0.0.1:${(server.address() as AddressInfo).port}` }],
    paths: {
      '/me': {
        post: {
          operationId: 'Me',
          requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
          responses: { 200: { description: 'OK' } },
        },
      },
    },
    components: { securitySchemes: { safe: { type: 'mutualTLS' } } },
    security: [{ safe: [] }],
  };
  await writeFile(join(folder, 'api.json'), JSON.stringify(definition));
  await writeFile(join(folder, 'authority.pem'), certificates.authority);
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

function call(connection: object): Promise<{ code: number; out: string; err: string }> {
  const args = [main, 'connector', 'call', 'api.json', 'Me', '--parameters', '{"body":{"ü":1}}'];
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') };
  return new Promise((settle) => {
    execFile(
      process.execPath,
      [...args, '--connection', JSON.stringify(connection)],
      { cwd: folder, env },
      (error, out, err) => settle({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

test('a call signs in with the client certificate of the connection', async () => {
  const { pfx, passphrase } = certificates.client;
  const { code, out } = await call({ client_certificate: pfx, client_certificate_password: passphrase });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ statusCode: 200, body: { who: 'Tenon test client', sent: '{"ü":1}' } });
});

test('a call without the certificate is turned away by the server', async () => {
  const { code, out, err } = await call({ client_certificate: '' });
  expect([code, out, err]).toEqual([1, '', expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+ did not answer: .+/)]);
});

test.each([
  { name: 'is none', values: { client_certificate: 'aGVsbG8=' } },
  {
    name: 'is not opened by its password',
    values: { client_certificate: certificates.client.pfx, client_certificate_password: 'wrong' },
  },
])('a certificate that $name is named as what is wrong', async ({ values }) => {
  const { code, err } = await call(values);
  expect([code, err]).toEqual([2, expect.stringContaining('client certificate cannot be read')]);
  expect(err).not.toContain(values.client_certificate);
});
