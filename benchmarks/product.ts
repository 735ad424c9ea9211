import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { processorSeconds } from './processes/processor-time.ts';
import { type Load, load } from './product/load.ts';
import { type PeerProcess, startBareServer, startNodeRed } from './product/peer-process.ts';
import { newDataFolder, type RunningProduct, startProduct } from './product/running-product.ts';

// The whole product as `npm start` runs it, over HTTP and through the egress room, every run durable with its history, beside a bare
// server that makes the same call (the floor) and Node-RED, which keep nothing: `npm run bench product`; about two minutes, and some
// more the first time, for Node-RED is installed then. Each line names the bar it is held to. n8n is not measured: README.md of `tools/peers`.

const api = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end('{"price":20}');
});
api.listen(0, '127.0.0.1');
await once(api, 'listening');
const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}/price`;

const expected = 'The price is 20.';
/** Servers run for weeks: all of them are measured when what they do often is compiled. */
const warmUpMs = 10_000;
const respond = (body: string) => ({ Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body } } });
const print = (text: string) => process.stdout.write(`${text}\n`);

const data = newDataFolder();
try {
  const first = await startProduct(data.path);
  print(`first start: ready after ${(first.readyMs / 1_000).toFixed(1)} s`);
  await first.stop();
  const product = await startProduct(data.path);
  print(`warm start: ready after ${(product.readyMs / 1_000).toFixed(1)} s (bar: 3 s)`);
  try {
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    print(`idle: ${wholeMb(product)} MB with PostgreSQL (bar: 250 MB)`);
    await measure(product);
    print(`after the load: ${wholeMb(product)} MB with PostgreSQL`);
  } finally {
    await product.stop();
  }
} finally {
  data.remove();
  api.close();
  api.closeAllConnections();
}

function wholeMb(product: RunningProduct): string {
  const { server, postgres, shared } = product.memory();
  return (server + postgres + shared).toFixed(0);
}

async function measure(product: RunningProduct): Promise<void> {
  const quote = await product.save('quote', {
    Price: { type: 'Http', inputs: { method: 'GET', uri: apiUrl } },
    Found: {
      type: 'If',
      expression: { greater: [`@body('Price')?['price']`, 0] },
      actions: respond(`The price is @{body('Price')['price']}.`),
      else: { actions: { None: { type: 'Response', kind: 'Http', inputs: { statusCode: 404, body: 'No price.' } } } },
      runAfter: { Price: ['Succeeded'] },
    },
  });
  await load(quote, { callers: 16, forMs: warmUpMs, expected });
  const many = await loadCosting(quote, product.pid);
  print(
    `request, HTTP call, condition, response: ${many.perSecond.toFixed(0)} runs/s at 16 callers, p50 ${many.p50.toFixed(1)} ms, p99 ${many.p99.toFixed(1)} ms, ${many.microseconds.toFixed(0)} µs of processor time each (bar: 750 runs/s)`,
  );
  await measurePeer(await startBareServer(apiUrl), many);
  const nodeRed = await startNodeRed(apiUrl).catch((error: unknown) => {
    print(`  Node-RED is not measured: ${String(error)}`);
    return undefined;
  });
  if (nodeRed !== undefined) await measurePeer(nodeRed, many);
  const alone = await load(quote, { callers: 1, forMs: 3_000, expected });
  print(`the same by 1 caller: p50 ${alone.p50.toFixed(1)} ms, p99 ${alone.p99.toFixed(1)} ms (bar: p99 15 ms)`);

  const loop = await product.save('loop', {
    Each: {
      type: 'Foreach',
      foreach: '@range(0, 500)',
      actions: {
        One: { type: 'Compose', inputs: '@item()' },
        Two: { type: 'Compose', inputs: `@add(outputs('One'), 1)`, runAfter: { One: ['Succeeded'] } },
      },
    },
    ...{ Answer: { ...respond('done').Answer, runAfter: { Each: ['Succeeded'] } } },
  });
  await load(loop, { callers: 1, forMs: 2_000, expected: 'done' });
  const looped = await load(loop, { callers: 1, forMs: 3_000, expected: 'done' });
  print(
    `a loop of 500 times 2 actions: p50 ${looped.p50.toFixed(0)} ms, p99 ${looped.p99.toFixed(0)} ms (bar: 150 ms)`,
  );

  const names = Array.from({ length: 50 }, (_, index) => `Step${index}`);
  const steps = names.map((name, index) => [
    name,
    { type: 'Compose', inputs: index, runAfter: index === 0 ? {} : { [names[index - 1] ?? '']: ['Succeeded'] } },
  ]);
  const chain = await product.save('chain', {
    ...Object.fromEntries(steps),
    Answer: { ...respond('done').Answer, runAfter: { Step49: ['Succeeded'] } },
  });
  await load(chain, { callers: 16, forMs: 2_000, expected: 'done' });
  const chained = await load(chain, { callers: 16, forMs: 4_000, expected: 'done' });
  print(`chains of 50 internal actions: ${(chained.perSecond * 51).toFixed(0)} journaled actions/s (bar: 10,000)`);
}

/** What callers saw, and what a call cost. */
interface CostingLoad extends Load {
  readonly microseconds: number;
}

/** Sixteen callers at once. Rates vary with what else the machine does; the processor time of a call hardly does. */
async function loadCosting(url: string, pid: number): Promise<CostingLoad> {
  const before = processorSeconds(pid);
  const seen = await load(url, { callers: 16, forMs: 8_000, expected });
  return { ...seen, microseconds: (1e6 * (processorSeconds(pid) - before)) / seen.calls };
}

/** The same steps by somebody else, at the same number of callers, in the same run. */
async function measurePeer(peer: PeerProcess, ours: CostingLoad): Promise<void> {
  try {
    await load(peer.url, { callers: 16, forMs: warmUpMs, expected });
    const { perSecond, p50, p99, microseconds } = await loadCosting(peer.url, peer.pid);
    print(
      `  the same by ${peer.name}: ${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${microseconds.toFixed(0)} µs each; ` +
        `ours is ${(ours.perSecond / perSecond).toFixed(2)} times as quick, for ${(ours.microseconds / microseconds).toFixed(2)} times the processor time`,
    );
  } finally {
    await peer.stop();
  }
}
