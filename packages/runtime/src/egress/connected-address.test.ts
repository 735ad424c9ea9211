import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEgress } from './create-egress.ts';

// T14: the address that is connected to is the address that was judged, whatever a name answers the next time.
let port: number;
const server = createServer((request, response) => {
  response.setHeader('connection', 'close').end(request.socket.localAddress);
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** Numbers that look random and are the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

test('connects to the address of the one lookup that was judged, in 200 requests to names that always change', async () => {
  const random = randomNumbers(1);
  const given: string[] = [];
  const egress = createEgress({
    allowedHosts: [`*.changing.test:${port}`],
    clock: { now: () => new Date() },
    resolve: async () => {
      const address = `127.0.0.${2 + Math.floor(random() * 200)}`;
      given.push(address);
      return [{ address, family: 4 }];
    },
  });
  const reached: string[] = [];
  for (let round = 0; round < 200; round += 1) {
    const answer = await egress.send({ method: 'GET', url: `http://n${round}.changing.test:${port}/` });
    reached.push(answer.kind === 'answered' ? Buffer.from(answer.body).toString() : answer.code);
  }
  await egress.close();
  expect(reached).toEqual(given);
});

test('a name that is good at first and bad afterwards is judged at each new connection', async () => {
  const addresses = ['127.0.0.2', '169.254.169.254', '127.0.0.3', '169.254.0.1'];
  let asked = 0;
  const egress = createEgress({
    allowedHosts: [`changing.test:${port}`],
    clock: { now: () => new Date() },
    resolve: async () => [{ address: addresses[asked++ % addresses.length] ?? '', family: 4 }],
  });
  const outcomes = [];
  for (let round = 0; round < 4; round += 1) {
    const answer = await egress.send({ method: 'GET', url: `http://changing.test:${port}/` });
    outcomes.push(answer.kind === 'answered' ? Buffer.from(answer.body).toString() : answer.code);
  }
  await egress.close();
  expect(outcomes).toEqual(['127.0.0.2', 'address-not-allowed', '127.0.0.3', 'address-not-allowed']);
});

test('one good address among bad ones opens no way', async () => {
  for (const bad of ['10.0.0.1', '::1', '169.254.169.254', '::ffff:127.0.0.1', '100.64.0.1']) {
    const egress = createEgress({
      clock: { now: () => new Date() },
      resolve: async () => [
        { address: '93.184.216.34', family: 4 },
        { address: bad, family: bad.includes(':') ? 6 : 4 },
      ],
    });
    expect(await egress.send({ method: 'GET', url: 'https://both.test/' })).toMatchObject({
      code: 'address-not-allowed',
    });
    await egress.close();
  }
});
