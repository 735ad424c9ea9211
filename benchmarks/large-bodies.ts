import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { newDataFolder, startProduct } from './product/running-product.ts';

// Ten runs at once that fetch 60 MB each, keep it in their history and send it on, with small runs beside them, which are measured alone
// first: `npm run bench large-bodies`, or `node benchmarks/large-bodies.ts MEGABYTES RUNS`; about a minute.

const megabytes = Number(process.argv[2] ?? 60);
const count = Number(process.argv[3] ?? 10);
const piece = Buffer.alloc(1_048_576, 'tenon');

const received: number[] = [];
const api = createServer((incoming, outgoing) => {
  if (incoming.method === 'GET') {
    outgoing.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': megabytes * piece.length });
    let sent = 0;
    const more = () => {
      while (sent < megabytes) {
        sent += 1;
        if (!outgoing.write(piece)) return;
      }
      outgoing.end();
    };
    outgoing.on('drain', more);
    more();
    return;
  }
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
  });
  incoming.on('end', () => {
    received.push(size);
    outgoing.end();
  });
});
api.listen(0, '127.0.0.1');
await once(api, 'listening');
const origin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;

const respond = (body: string, after: string) => ({
  Answer: {
    type: 'Response',
    kind: 'Http',
    inputs: { statusCode: 200, body },
    runAfter: { [after]: ['Succeeded'] },
  },
});
const print = (text: string) => process.stdout.write(`${text}\n`);
const data = newDataFolder();
const agent = new Agent({ headersTimeout: 130_000, bodyTimeout: 130_000 });
try {
  const product = await startProduct(data.path);
  try {
    const large = await product.save('large', {
      Fetch: { type: 'Http', inputs: { method: 'GET', uri: `${origin}/file` } },
      Send: {
        type: 'Http',
        inputs: { method: 'POST', uri: `${origin}/file`, body: `@body('Fetch')` },
        runAfter: { Fetch: ['Succeeded'] },
      },
      ...respond('sent', 'Send'),
    });
    const small = await product.save('small', { One: { type: 'Compose', inputs: 1 }, ...respond('done', 'One') });
    const call = async (url: string) => {
      const answer = await request(url, { method: 'POST', dispatcher: agent });
      return `${answer.statusCode} ${(await answer.body.text()).slice(0, 200)}`;
    };
    await call(small);
    const before = serverMb(product.pid);
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, serverMb(product.pid));
    }, 200);
    const alone = await waitsOf(() => call(small), new Promise((resolve) => setTimeout(resolve, 3_000)));
    const startedAt = performance.now();
    const fetched = Promise.all(Array.from({ length: count }, () => call(large)));
    const beside = await waitsOf(() => call(small), fetched);
    const answers = await fetched;
    clearInterval(watch);
    const seconds = (performance.now() - startedAt) / 1_000;
    const whole = received.filter((size) => size === megabytes * piece.length).length;
    print(`${count} runs with ${megabytes} MB each: ${whole} sent on whole, in ${seconds.toFixed(1)} s`);
    for (const [answer, times] of Map.groupBy(answers, (one) => one)) print(`  ${times.length} answered ${answer}`);
    print(`server ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most`);
    print(`small runs alone: ${alone}`);
    print(`small runs meanwhile: ${beside}`);
  } finally {
    await product.stop();
  }
} finally {
  await agent.close();
  data.remove();
  api.close();
  api.closeAllConnections();
}

/** What the server alone has in memory, in MB: quickly asked, so that asking often disturbs nothing. */
function serverMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
}

/** Calls one after the other until something is over, and tells how long the calls took. */
async function waitsOf(callOnce: () => Promise<unknown>, over: Promise<unknown>): Promise<string> {
  let isOver = false;
  void over.finally(() => {
    isOver = true;
  });
  const waits: number[] = [];
  while (!isOver) {
    const calledAt = performance.now();
    await callOnce();
    waits.push(performance.now() - calledAt);
  }
  waits.sort((one, other) => one - other);
  const at = (share: number) => (waits[Math.floor(waits.length * share)] ?? waits.at(-1) ?? 0).toFixed(0);
  return `${waits.length}, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms`;
}
