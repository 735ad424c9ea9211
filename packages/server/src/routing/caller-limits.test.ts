import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendRaw } from '../../../../tools/testing/raw-request.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let running: TestServer;
let url: string;
beforeAll(async () => {
  const config = {
    version: '0.0.0',
    publicUrl: () => 'http://127.0.0.1:4400',
    regions: ['local'] as const,
    callerLimits: { headersMs: 600, requestMs: 1_200, idleMs: 10_000 },
  };
  running = await startTestServer({ config });
  await running.claim();
  url = await running.server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => running.close());

/** Writes a byte now and then for as long as the other side takes it. */
function drip(byte: string): (socket: Socket) => void {
  return (socket) => {
    const timer = setInterval(() => socket.write(byte), 50);
    socket.on('close', () => clearInterval(timer));
  };
}

test('a caller whose headers never end is answered 408 and let go', async () => {
  const answer = await sendRaw(url, 'GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ', drip('a'));
  expect(answer.status).toBe(408);
  expect(answer.text).toContain('request-too-slow');
});

test('a caller whose body never ends is answered 408 and let go', async () => {
  const head =
    'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n';
  expect((await sendRaw(url, `${head}{`, drip(' '))).status).toBe(408);
});

test('a caller who says nothing at all is let go', async () => {
  expect([408, undefined]).toContain((await sendRaw(url, '')).status);
});

test('fifty slow callers keep nobody else from an answer', async () => {
  const slow = Array.from({ length: 50 }, () => sendRaw(url, 'GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ', drip('a')));
  const quick = 'GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  await expect.poll(async () => (await sendRaw(url, quick)).status).toBe(200);
  expect(new Set((await Promise.all(slow)).map(({ status }) => status))).toEqual(new Set([408]));
});
