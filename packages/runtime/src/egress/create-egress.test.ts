import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { createByteBudget } from '../bodies/byte-budget.ts';
import { holdBytes } from '../bodies/held-bytes.ts';
import { type BodySink, KeepingFailed } from '../bodies/keep-body.ts';
import { createEgress } from './create-egress.ts';
import type { Egress, EgressRequest } from './egress.ts';
import type { ResolveName } from './guarded-connector.ts';

// Attacks T15, T16 of docs/security.md.

interface Stub {
  readonly port: number;
  readonly seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
}

const closers: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
});

async function startStub(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Stub> {
  const seen: Stub['seen'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, seen };
}

function open(allowedHosts: readonly string[], resolve?: ResolveName): Egress {
  const egress = createEgress({ allowedHosts, clock: { now: () => new Date() }, ...(resolve ? { resolve } : {}) });
  closers.push(() => egress.close());
  return egress;
}

async function codeOf(egress: Egress, request: EgressRequest): Promise<string | number> {
  const answer = await egress.send(request);
  return answer.kind === 'answered' ? answer.status : answer.code;
}

const hello = await startStub((_, response) => response.end('hello'));
const victim = await startStub((_, response) => response.end('secret'));

test('sends to a host the operator allows and gives status, headers in their spelling and body', async () => {
  const stub = await startStub((_, response) => response.writeHead(201, { 'X-Mixed-Case': 'yes' }).end('made'));
  const answer = await open([`127.0.0.1:${stub.port}`]).send({
    method: 'post',
    url: `http://127.0.0.1:${stub.port}/a?b=c#d`,
    headers: [['x-one', '1']],
    body: 'body',
  });
  expect(answer).toMatchObject({ kind: 'answered', status: 201, redirectCount: 0 });
  expect(answer.kind === 'answered' && answer.headers).toContainEqual(['X-Mixed-Case', 'yes']);
  expect(answer.kind === 'answered' && Buffer.from(answer.body).toString()).toBe('made');
  expect(stub.seen).toMatchObject([{ method: 'POST', url: '/a?b=c', body: 'body', headers: { 'x-one': '1' } }]);
});

test('names the host of the address, whatever a header says', async () => {
  const stub = await startStub((request, response) => response.end(request.headers.host));
  for (const name of ['Host', 'host', 'HOST']) {
    const headers = [[name, 'evil.example']] as const;
    const url = `http://127.0.0.1:${stub.port}/`;
    const answer = await open([`127.0.0.1:${stub.port}`]).send({ method: 'GET', url, headers });
    expect(answer.kind === 'answered' && Buffer.from(answer.body).toString()).toBe(`127.0.0.1:${stub.port}`);
  }
});

test('opens no connection to a host that is not allowed', async () => {
  const egress = open([]);
  for (const url of [
    `http://127.0.0.1:${victim.port}/`,
    `https://127.0.0.1:${victim.port}/`,
    'https://127.0.0.1/',
    'https://localhost/',
  ]) {
    expect(await egress.send({ method: 'GET', url })).toMatchObject({ kind: 'failed', canRetry: false });
  }
  expect(victim.seen).toEqual([]);
});

test('refuses a name when any one of its addresses is private', async () => {
  const egress = open(['public.test:*', `*.allowed.test`], async (hostname) =>
    hostname === 'metadata.allowed.test'
      ? [{ address: '169.254.169.254', family: 4 }]
      : [
          { address: '93.184.216.34', family: 4 },
          { address: '10.0.0.7', family: 4 },
        ],
  );
  expect(await codeOf(egress, { method: 'GET', url: 'https://two-answers.test/' })).toBe('address-not-allowed');
  expect(await codeOf(egress, { method: 'GET', url: 'https://metadata.allowed.test/' })).toBe('address-not-allowed');
});

test('judges the address of the very lookup the connection uses, so a name that changes its answer gains nothing', async () => {
  let asked = 0;
  const egress = open([], async () => {
    asked += 1;
    return [{ address: ['127.0.0.1', '169.254.169.254', '::1', '10.0.0.1'][asked % 4] ?? '127.0.0.1', family: 4 }];
  });
  for (let round = 0; round < 8; round += 1) {
    expect(await codeOf(egress, { method: 'GET', url: `https://rebinding.test/${round}` })).toBe('address-not-allowed');
  }
  expect(asked).toBe(8);
  expect(victim.seen).toEqual([]);
});

test('resolves a named host to a private address, and only that one', async () => {
  const egress = open([`intranet.test:${hello.port}`], async () => [{ address: '127.0.0.1', family: 4 }]);
  expect(await codeOf(egress, { method: 'GET', url: `http://intranet.test:${hello.port}/` })).toBe(200);
  expect(await codeOf(egress, { method: 'GET', url: 'https://other.test/' })).toBe('address-not-allowed');
});

test.each([
  { status: 301, method: 'GET', outcome: 'too-many-redirects' },
  { status: 302, method: 'HEAD', outcome: 'too-many-redirects' },
  { status: 301, method: 'POST', outcome: 301 },
  { status: 302, method: 'PUT', outcome: 302 },
  { status: 307, method: 'POST', outcome: 'too-many-redirects' },
])('a loop of $status for $method ends as $outcome', async ({ status, method, outcome }) => {
  const loop = await startStub((_, response) => response.writeHead(status, { location: '/again' }).end());
  const egress = open([`127.0.0.1:${loop.port}`]);
  expect(
    await codeOf(egress, {
      method,
      url: `http://127.0.0.1:${loop.port}/`,
      ...(method === 'POST' ? { body: 'x' } : {}),
    }),
  ).toBe(outcome);
  expect(loop.seen.length).toBe(outcome === 'too-many-redirects' ? 6 : 1);
});

test.each([301, 302, 303, 307, 308])(
  '%i to a private address or a metadata service is refused with no connection',
  async (status) => {
    const targets = [
      `http://127.0.0.1:${victim.port}/`,
      'http://169.254.169.254/latest',
      'https://[::ffff:127.0.0.1]/',
      'https://2130706433/',
      'file:///etc/passwd',
      '//0x7f.1/',
    ];
    for (const target of targets) {
      const hop = await startStub((_, response) => response.writeHead(status, { location: target }).end());
      const outcome = await codeOf(open([`127.0.0.1:${hop.port}`]), {
        method: 'GET',
        url: `http://127.0.0.1:${hop.port}/`,
      });
      expect(['scheme-not-allowed', 'address-not-allowed', 'port-not-allowed']).toContain(outcome);
    }
    expect(victim.seen).toEqual([]);
  },
);

test.each([301, 302, 303, 307, 308])('after %i no credential reaches another origin', async (status) => {
  const other = await startStub((_, response) => response.end('other'));
  const hop = await startStub((_, response) =>
    response.writeHead(status, { location: `http://127.0.0.1:${other.port}/landing` }).end(),
  );
  const egress = open([`127.0.0.1:${hop.port}`, `127.0.0.1:${other.port}`]);
  const headers = [
    ['Authorization', 'Bearer canary'],
    ['Cookie', 'canary=1'],
    ['Proxy-Authorization', 'Basic canary'],
    ['X-Api-Key', 'canary'],
    ['Ocp-Apim-Subscription-Key', 'canary'],
    ['Accept', 'application/json'],
  ] as const;
  const bound = { boundHosts: [`127.0.0.1:${hop.port}`] };
  expect(await codeOf(egress, { method: 'GET', url: `http://127.0.0.1:${hop.port}/`, headers, ...bound })).toBe(200);
  expect(other.seen[0]?.headers['accept']).toBe('application/json');
  expect(JSON.stringify(other.seen)).not.toContain('canary');
});

test('a redirect inside the origin keeps the credentials and, for 307, the method and body', async () => {
  const stub = await startStub((request, response) =>
    request.url === '/' ? response.writeHead(307, { location: '/next' }).end() : response.end('done'),
  );
  const egress = open([`127.0.0.1:${stub.port}`]);
  await egress.send({
    method: 'POST',
    url: `http://127.0.0.1:${stub.port}/`,
    headers: [['authorization', 'Bearer t']],
    body: 'payload',
  });
  expect(stub.seen[1]).toMatchObject({
    method: 'POST',
    url: '/next',
    body: 'payload',
    headers: { authorization: 'Bearer t' },
  });
});

test('303 asks for GET without the body', async () => {
  const stub = await startStub((request, response) =>
    request.url === '/' ? response.writeHead(303, { location: '/result' }).end() : response.end('done'),
  );
  const egress = open([`127.0.0.1:${stub.port}`]);
  await egress.send({
    method: 'POST',
    url: `http://127.0.0.1:${stub.port}/`,
    headers: [['content-type', 'text/plain']],
    body: 'payload',
  });
  expect(stub.seen[1]).toMatchObject({ method: 'GET', url: '/result', body: '' });
  expect(stub.seen[1]?.headers['content-type']).toBeUndefined();
});

test('a body bound to hosts is never sent on to another one', async () => {
  const hop = await startStub((_, response) =>
    response.writeHead(308, { location: `http://127.0.0.1:${victim.port}/token` }).end(),
  );
  const egress = open([`127.0.0.1:${hop.port}`, `127.0.0.1:${victim.port}`]);
  const bound = { boundHosts: [`127.0.0.1:${hop.port}`] };
  expect(
    await codeOf(egress, {
      method: 'POST',
      url: `http://127.0.0.1:${hop.port}/`,
      body: 'client_secret=canary',
      ...bound,
    }),
  ).toBe('redirect-not-allowed');
  expect(victim.seen).toEqual([]);
});

test.each([
  { name: 'gzip', encoding: 'gzip', encode: gzipSync },
  { name: 'brotli', encoding: 'br', encode: brotliCompressSync },
])('undoes $name', async ({ encoding, encode }) => {
  const stub = await startStub((_, response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(encode('plain text')),
  );
  const answer = await open([`127.0.0.1:${stub.port}`]).send({ method: 'GET', url: `http://127.0.0.1:${stub.port}/` });
  expect(answer.kind === 'answered' && Buffer.from(answer.body).toString()).toBe('plain text');
  expect(answer.kind === 'answered' && answer.headers.some(([name]) => name === 'content-encoding')).toBe(false);
});

test.each([
  {
    name: 'a bomb',
    headers: { 'content-encoding': 'gzip' },
    body: gzipSync(Buffer.alloc(50_000_000)),
    code: 'answer-too-large',
  },
  { name: 'a body over the cap', headers: {}, body: Buffer.alloc(3_000_000, 1), code: 'answer-too-large' },
  {
    name: 'broken gzip',
    headers: { 'content-encoding': 'gzip' },
    body: Buffer.from('not gzip'),
    code: 'answer-not-readable',
  },
  {
    name: 'an unknown encoding',
    headers: { 'content-encoding': 'rot13' },
    body: Buffer.from('uryyb'),
    code: 'answer-not-readable',
  },
  {
    name: 'many encodings',
    headers: { 'content-encoding': 'gzip, gzip, gzip' },
    body: Buffer.from('x'),
    code: 'answer-not-readable',
  },
])('stops at $name', async ({ headers, body, code }) => {
  const stub = await startStub((_, response) => response.writeHead(200, headers).end(body));
  const egress = open([`127.0.0.1:${stub.port}`]);
  expect(await codeOf(egress, { method: 'GET', url: `http://127.0.0.1:${stub.port}/`, maxBytes: 2_000_000 })).toBe(
    code,
  );
});

test('gives up on an answer that never ends, on a silent server, and when it is cancelled', async () => {
  const drip = await startStub((_, response) => {
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  });
  const silent = await startStub(() => undefined);
  const egress = open([`127.0.0.1:${drip.port}`, `127.0.0.1:${silent.port}`]);
  expect(await codeOf(egress, { method: 'GET', url: `http://127.0.0.1:${drip.port}/`, timeoutMs: 200 })).toBe(
    'timed-out',
  );
  expect(await codeOf(egress, { method: 'GET', url: `http://127.0.0.1:${silent.port}/`, timeoutMs: 200 })).toBe(
    'timed-out',
  );
  const cancel = AbortSignal.timeout(100);
  expect(await codeOf(egress, { method: 'GET', url: `http://127.0.0.1:${silent.port}/`, signal: cancel })).toBe(
    'cancelled',
  );
});

test('says what is wrong when there is no server, no HTTP, no name, or no request that can be sent', async () => {
  const garbage = createTcpServer((socket) => socket.once('data', () => socket.end('this is not http\r\n\r\n')));
  await new Promise<void>((resolve) => garbage.listen(0, '127.0.0.1', resolve));
  closers.push(() => garbage.close());
  const port = (garbage.address() as AddressInfo).port;
  const egress = open(['127.0.0.1:*', 'nowhere.test'], async () => {
    throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
  });
  expect(await codeOf(egress, { method: 'GET', url: 'http://127.0.0.1:1/' })).toBe('connection-failed');
  expect(await codeOf(egress, { method: 'GET', url: `http://127.0.0.1:${port}/` })).toBe('answer-not-readable');
  expect(await codeOf(egress, { method: 'GET', url: 'https://nowhere.test/' })).toBe('name-not-found');
  expect(
    await codeOf(egress, { method: 'GET', url: `http://127.0.0.1:${hello.port}/`, headers: [['x', 'a\r\nb: c']] }),
  ).toBe('request-not-valid');
});

test('a configured host that is none stops the start', () => {
  expect(() => open(['http://127.0.0.1'])).toThrow("'http://127.0.0.1' is not a host that can be allowed.");
});

test('a large answer waits on its connection until there is room for it, while small ones pass by', async () => {
  const large = Buffer.alloc(2_000_000, 'x');
  const stub = await startStub((request, response) => response.end(request.url === '/large' ? large : 'small'));
  const bodies = createByteBudget(3_000_000);
  const egress = createEgress({ allowedHosts: [`127.0.0.1:${stub.port}`], clock: { now: () => new Date() }, bodies });
  closers.push(() => egress.close());
  const url = `http://127.0.0.1:${stub.port}/large`;
  const held = holdBytes('tenant');
  const ask = (more: Partial<EgressRequest> = {}) => egress.send({ method: 'GET', url, ...more });
  expect(await ask({ held })).toMatchObject({ kind: 'answered', body: large });
  expect(bodies.taken()).toBe(2_000_000);
  expect(await ask({ timeoutMs: 100 })).toMatchObject({ kind: 'failed', code: 'answer-not-taken', canRetry: true });
  const given = new AbortController();
  const second = ask({ signal: given.signal });
  await expect.poll(() => stub.seen.length).toBe(3);
  expect(await ask({ url: `http://127.0.0.1:${stub.port}/small` })).toMatchObject({ kind: 'answered' });
  given.abort();
  expect(await second).toMatchObject({ code: 'cancelled' });
  const third = ask();
  held.release();
  expect(await third).toMatchObject({ kind: 'answered', body: large });
  expect(bodies.taken()).toBe(0);
});

test('an answer that does not say how large it is takes as much as it may have, until it has come', async () => {
  const stub = await startStub((_, response) => {
    response.write(Buffer.alloc(1_500_000, 'x'));
    response.end('end');
  });
  const bodies = createByteBudget(50_000_000);
  const egress = createEgress({ allowedHosts: [`127.0.0.1:${stub.port}`], clock: { now: () => new Date() }, bodies });
  closers.push(() => egress.close());
  const held = holdBytes('tenant');
  const answer = await egress.send({ method: 'GET', url: `http://127.0.0.1:${stub.port}/`, held });
  expect(answer.kind === 'answered' && answer.body.byteLength).toBe(1_500_003);
  expect(bodies.taken()).toBe(1_500_003);
});

test('an answer that cannot be kept is no fault of the other side', async () => {
  const stub = await startStub((_, response) => response.end(Buffer.alloc(2_000_000)));
  const bodies = createByteBudget(50_000_000);
  const egress = createEgress({ allowedHosts: [`127.0.0.1:${stub.port}`], clock: { now: () => new Date() }, bodies });
  closers.push(() => egress.close());
  let isDropped = false;
  const sink: BodySink = {
    write: () => Promise.reject(new KeepingFailed('The database is gone.')),
    finish: () => Promise.reject(new Error('It was never whole.')),
    drop: async () => {
      isDropped = true;
    },
  };
  const keeper = { begin: () => sink };
  const held = holdBytes('tenant');
  const url = `http://127.0.0.1:${stub.port}/`;
  await expect(egress.send({ method: 'GET', url, keeper, held })).rejects.toThrow(KeepingFailed);
  held.release();
  expect([isDropped, bodies.taken()]).toEqual([true, 0]);
  const read = await egress.send({ method: 'GET', url });
  expect(read).toMatchObject({ kind: 'answered', status: 200 });
});
