import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createRuntime, createVault } from '@tenon/runtime';
import { openStore } from '@tenon/store';
import { pino } from 'pino';
import { Agent, request } from 'undici';
import { plainEffects } from '../tools/testing/plain-effects.ts';
import { databaseUrl, startPostgres, templateDatabase } from '../tools/testing/postgres.ts';
import { makeTenant, saveWorkflow } from '../tools/testing/tenant.ts';

// request → HTTP call to a local API → condition → response, every run durable with its whole history, against a
// bare node:http server that makes the same call and keeps nothing. `node benchmarks/runs.ts`; about 15 seconds.

const [role = 'measure', apiUrl = '', connectionString = ''] = process.argv.slice(2);
const host = '127.0.0.1';
const warmUpMs = 1_500;
const measureMs = 4_000;

if (role === 'measure') await measure();
else if (role === 'floor') await serve(answerBare);
else await serve(await durableAnswer());

async function measure(): Promise<void> {
  const api = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"price":20}');
  });
  api.listen(0, host);
  await once(api, 'listening');
  const target = `http://${host}:${(api.address() as AddressInfo).port}/price`;
  const postgres = await startPostgres({ durable: true });
  try {
    const floor = await measureRole('floor', [target]);
    const durable = await measureRole('durable', [target, databaseUrl(postgres.folder, templateDatabase)]);
    const share = ((100 * durable.perSecond) / floor.perSecond).toFixed(0);
    print('bare node:http', floor);
    print('durable runs', durable);
    process.stdout.write(`durable at ${share} % of the floor, 16 callers\n`);
  } finally {
    await postgres.stop();
    api.close();
    api.closeAllConnections();
  }
}

interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly aloneP50: number;
  readonly aloneP99: number;
}

function print(name: string, { perSecond, p50, p99, aloneP50, aloneP99 }: Measured): void {
  process.stdout.write(
    `${name.padEnd(16)} ${perSecond.toFixed(0).padStart(6)} /s at 16 callers (p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms); ` +
      `1 caller p50 ${aloneP50.toFixed(1)} ms, p99 ${aloneP99.toFixed(1)} ms\n`,
  );
}

async function measureRole(name: string, parameters: readonly string[]): Promise<Measured> {
  const child = fork(fileURLToPath(import.meta.url), [name, ...parameters]);
  const [url] = (await once(child, 'message')) as [string];
  const agent = new Agent({ connections: 16 });
  await call(url, { agent, callers: 16, forMs: warmUpMs });
  const many = await call(url, { agent, callers: 16, forMs: measureMs });
  const alone = await call(url, { agent, callers: 1, forMs: 1_500 });
  await agent.close();
  await end(child);
  return {
    perSecond: (1_000 * many.length) / measureMs,
    p50: percentile(many, 50),
    p99: percentile(many, 99),
    aloneP50: percentile(alone, 50),
    aloneP99: percentile(alone, 99),
  };
}

async function call(
  url: string,
  { agent, callers, forMs }: { readonly agent: Agent; readonly callers: number; readonly forMs: number },
): Promise<number[]> {
  const took: number[] = [];
  const until = performance.now() + forMs;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < until) {
        const startedAt = performance.now();
        const answer = await request(url, { method: 'POST', dispatcher: agent, body: '{"height":10,"width":4}' });
        const text = await answer.body.text();
        if (answer.statusCode !== 200 || text !== 'The price is 20.')
          throw new Error(`Answered ${answer.statusCode} ${text}`);
        took.push(performance.now() - startedAt);
      }
    }),
  );
  return took.sort((a, b) => a - b);
}

function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

type Answer = (body: string) => Promise<{ readonly statusCode: number; readonly text: string }>;

async function serve(answer: Answer): Promise<void> {
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    let body = '';
    for await (const chunk of incoming) body += String(chunk);
    const { statusCode, text } = await answer(body);
    outgoing.writeHead(statusCode).end(text);
  };
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  server.listen(0, host);
  await once(server, 'listening');
  process.send?.(`http://${host}:${(server.address() as AddressInfo).port}/`);
}

const bareAgent = new Agent({ connections: 64 });

async function answerBare(body: string): Promise<{ readonly statusCode: number; readonly text: string }> {
  JSON.parse(body);
  const answer = await request(apiUrl, { dispatcher: bareAgent });
  const { price } = (await answer.body.json()) as { readonly price: number };
  return { statusCode: 200, text: price > 0 ? `The price is ${price}.` : 'No price.' };
}

async function durableAnswer(): Promise<Answer> {
  const store = openStore({ connectionString });
  const runtime = createRuntime({
    store,
    effects: plainEffects(),
    regions: ['local'],
    clock: { now: () => new Date() },
    log: pino({ level: 'error' }),
    addresses: { callbackUrl: () => '', responseUrl: () => '', triggerUrl: () => '' },
    vault: createVault({ masterKey: randomBytes(32) }),
  });
  await runtime.start();
  const respond = (body: string) => ({ Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body } } });
  const workflow = await saveWorkflow(store, await makeTenant(store), {
    name: 'benchmark',
    definition: {
      contentVersion: '1.0.0.0',
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
      actions: {
        Price: { type: 'Http', inputs: { method: 'GET', uri: apiUrl } },
        Found: {
          type: 'If',
          expression: { greater: [`@body('Price')?['price']`, 0] },
          actions: respond(`The price is @{body('Price')['price']}.`),
          else: {
            actions: { None: { type: 'Response', kind: 'Http', inputs: { statusCode: 404, body: 'No price.' } } },
          },
          runAfter: { Price: ['Succeeded'] },
        },
      },
    },
  });
  const { tenantId, workflowId } = workflow;
  return async (body) => {
    const outputs = { headers: {}, body: JSON.parse(body) };
    const fired = await runtime.fireRequestTrigger({ tenantId, workflowId, triggerName: 'manual', outputs });
    const reply = await fired.response;
    return { statusCode: reply.statusCode, text: String(reply.body) };
  };
}
