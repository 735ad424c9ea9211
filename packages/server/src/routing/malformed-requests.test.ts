import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { sendRaw } from '../../../../tools/testing/raw-request.ts';
import { respond, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

let managed: ManagedServer;
let targets: readonly Target[];

interface Target {
  readonly surface: 'trigger' | 'management' | 'platform';
  readonly line: string;
  readonly credential: string;
}

beforeAll(async () => {
  managed = await startManagedServer();
  await save(managed, 'odd', { actions: respond('ok') });
  const trigger = new URL(await urlOf(managed, 'odd'));
  const workflow = `${managed.group}/providers/Microsoft.Logic/workflows/other?api-version=2019-05-01`;
  const credential = `Authorization: Bearer ${managed.access.token}\r\n`;
  targets = [
    { surface: 'trigger', line: `POST ${trigger.pathname}${trigger.search}`, credential: '' },
    { surface: 'management', line: `PUT ${workflow}`, credential },
    { surface: 'platform', line: 'PATCH /api/v1/me', credential },
  ];
});
afterAll(() => managed.close());

async function statusesOf(rest: string): Promise<Record<string, number | undefined>> {
  const answers = await Promise.all(
    targets.map(async ({ surface, line, credential }) => {
      const head = `${line} HTTP/1.1\r\nHost: tenon.test\r\nConnection: close\r\n${credential}`;
      const { status, answers: count, text } = await sendRaw(managed.url, Buffer.from(head + rest, 'latin1'));
      expect(count, text).toBe(1);
      return [surface, status] as const;
    }),
  );
  return Object.fromEntries(answers);
}

const json = 'Content-Type: application/json\r\n';
const all = (status: number) => ({ trigger: status, management: status, platform: status });

test.each([
  { name: 'a media type that is none', rest: 'Content-Type: ;;;\r\nContent-Length: 2\r\n\r\n{}', statuses: all(415) },
  { name: 'an empty media type', rest: 'Content-Type: \r\nContent-Length: 2\r\n\r\n{}', statuses: all(415) },
  { name: 'a media type of one word', rest: 'Content-Type: json\r\nContent-Length: 2\r\n\r\n{}', statuses: all(415) },
  { name: 'a negative length', rest: `${json}Content-Length: -2\r\n\r\n{}`, statuses: all(400) },
  { name: 'a length that is no number', rest: `${json}Content-Length: 2x\r\n\r\n{}`, statuses: all(400) },
  { name: 'two lengths', rest: `${json}Content-Length: 2\r\nContent-Length: 30\r\n\r\n{}`, statuses: all(400) },
  { name: 'a length past all numbers', rest: `${json}Content-Length: ${'9'.repeat(30)}\r\n\r\n`, statuses: all(400) },
  { name: 'a length of 100 GB', rest: `${json}Content-Length: 107374182400\r\n\r\n`, statuses: all(413) },
  {
    name: 'a length and chunks, the way a request is smuggled',
    rest: `${json}Content-Length: 40\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n`,
    statuses: all(400),
  },
  {
    name: 'chunks under another name',
    rest: `${json}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    statuses: all(400),
  },
  { name: 'a space before the colon', rest: `${json}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`, statuses: all(400) },
  {
    name: 'a chunk without a size',
    rest: `${json}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    statuses: all(400),
  },
  { name: 'lines that end in LF', rest: 'Content-Type: application/json\nContent-Length: 2\n\n{}', statuses: all(400) },
  { name: 'a NUL in a header', rest: 'X-A: a\0b\r\nContent-Length: 0\r\n\r\n', statuses: all(400) },
  { name: 'a header of 17 kB', rest: `X-A: ${'a'.repeat(17_000)}\r\n\r\n`, statuses: all(431) },
  { name: 'three thousand headers', rest: `${'x: y\r\n'.repeat(3_000)}\r\n`, statuses: all(431) },
  { name: 'an expectation nobody knows', rest: `${json}Expect: pigs\r\nContent-Length: 0\r\n\r\n`, statuses: all(417) },
  {
    name: 'bytes that are no UTF-8',
    rest: `${json}Content-Length: 2\r\n\r\n\xff\xfe`,
    statuses: { trigger: 200, management: 400, platform: 400 },
  },
  {
    name: 'half of a JSON text',
    rest: `${json}Content-Length: 2\r\n\r\n{x`,
    statuses: { trigger: 200, management: 400, platform: 400 },
  },
])('answers $name as a mistake of the caller', async ({ rest, statuses }) => {
  expect(await statusesOf(rest)).toEqual(statuses);
});

test.each([
  { name: 'a broken percent-encoding', line: 'GET /%zz HTTP/1.1\r\nHost: x\r\n', status: 400 },
  { name: 'an overlong encoding of a dot', line: 'GET /%c0%ae%c0%ae/ HTTP/1.1\r\nHost: x\r\n', status: 400 },
  { name: 'a broken subscription', line: 'GET /subscriptions/%ff HTTP/1.1\r\nHost: x\r\n', status: 400 },
  { name: 'NUL in a trigger', line: 'GET /workflows/x/triggers/%00/paths/invoke HTTP/1.1\r\nHost: x\r\n', status: 401 },
  { name: 'no host', line: 'GET /api/v1/me HTTP/1.1\r\n', status: 400 },
  { name: 'no host in HTTP/1.0', line: 'GET /api/v1/me HTTP/1.0\r\n', status: 401 },
  { name: 'another server in the line', line: 'GET http://169.254.169.254/ HTTP/1.1\r\nHost: x\r\n', status: 404 },
  { name: 'a method nobody knows', line: 'FOO / HTTP/1.1\r\nHost: x\r\n', status: 400 },
  { name: 'another protocol', line: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', status: 400 },
])('answers $name with $status', async ({ line, status }) => {
  const answer = await sendRaw(managed.url, Buffer.from(`${line}Connection: close\r\n\r\n`, 'latin1'));
  expect(answer.status).toBe(status);
});

test('a tunnel is not opened', async () => {
  expect((await sendRaw(managed.url, 'CONNECT 127.0.0.1:5432 HTTP/1.1\r\nHost: x\r\n\r\n')).status).toBeUndefined();
});

test('names what is wrong with a media type, as clients of each surface expect it', async () => {
  const codes = await Promise.all(
    targets.map(async ({ line, credential }) => {
      const { text } = await sendRaw(
        managed.url,
        `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${credential}Content-Type: ;\r\nContent-Length: 2\r\n\r\n{}`,
      );
      return JSON.parse(text.slice(text.indexOf('\r\n\r\n'))).error.code;
    }),
  );
  expect(codes).toEqual(['UnsupportedMediaType', 'UnsupportedMediaType', 'media-type-not-supported']);
});

test('a stranger is refused before a byte of a body is read', async () => {
  const length = 'Connection: close\r\nContent-Length: 20000000\r\n\r\n';
  const unsigned = targets.map(({ line }) => line.replace(/&sig=.*/, '&sig=forged'));
  const statuses = await Promise.all(
    unsigned.map(
      async (line) => (await sendRaw(managed.url, `${line} HTTP/1.1\r\nHost: x\r\n${json}${length}`)).status,
    ),
  );
  expect(statuses).toEqual([401, 401, 401]);
});

test('a body that goes on past the limit without saying so is cut off', async () => {
  const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x10_0000, 0x20), Buffer.from('\r\n')]);
  const [, management, platform] = targets;
  for (const { line, credential } of [management, platform].flatMap((target) => target ?? [])) {
    const answer = await sendRaw(
      managed.url,
      `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${credential}${json}Transfer-Encoding: chunked\r\n\r\n`,
      (socket) => {
        const goOn = () => {
          while (socket.writable && socket.write(chunk));
        };
        socket.on('drain', goOn);
        goOn();
      },
    );
    expect(answer.status === 413 || answer.status === undefined, answer.text).toBe(true);
  }
  expect((await managed.send('GET', managed.group)).status).toBe(200);
});
