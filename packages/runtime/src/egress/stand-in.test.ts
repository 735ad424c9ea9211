import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createEgress } from './create-egress.ts';
import { readStandIn, wireUrl } from './stand-in.ts';

test.each([
  {
    name: 'a local stand-in',
    entry: 'api.print-framer.alt=http://127.0.0.1:4410',
    goesTo: 'http://127.0.0.1:4410/v2/a?b=c',
  },
  {
    name: 'one over https',
    entry: 'API.print-framer.alt=https://stage.example/',
    goesTo: 'https://stage.example/v2/a?b=c',
  },
  {
    name: 'one for another host',
    entry: 'other.alt=http://127.0.0.1:1',
    goesTo: 'https://api.print-framer.alt/v2/a?b=c',
  },
])('sends a request to $name', ({ entry, goesTo }) => {
  const standIn = readStandIn(entry);
  expect(wireUrl(standIn ? [standIn] : [], new URL('https://api.print-framer.alt/v2/a?b=c')).href).toBe(goesTo);
});

test.each(['127.0.0.1:4410', 'a=b', 'a=ftp://b', 'a=http://b/path', 'a=http://user@b', '=http://b'])(
  'is not one: %s',
  (entry) => {
    expect(readStandIn(entry)).toBeUndefined();
  },
);

test('a stand-in answers for its name and makes nothing else reachable', async () => {
  const server = createServer((request, response) => response.end(`${request.headers.host} ${request.url}`));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const egress = createEgress({
    allowedHosts: [`api.print-framer.alt=http://127.0.0.1:${port}`],
    clock: { now: () => new Date() },
  });

  const answer = await egress.send({ method: 'GET', url: 'https://api.print-framer.alt/v2/status' });
  const direct = await egress.send({ method: 'GET', url: `http://127.0.0.1:${port}/v2/status` });
  await egress.close();
  server.close();

  expect(answer.kind === 'answered' && Buffer.from(answer.body).toString()).toBe('api.print-framer.alt /v2/status');
  expect(direct).toMatchObject({ kind: 'failed', code: 'scheme-not-allowed' });
});
