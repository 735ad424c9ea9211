import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  content,
  createConnectorCalls,
  createEgress,
  createVault,
  type Effects,
  type HttpReply,
  type RequestOutcome,
} from '@tenon/runtime';
import type { Store } from '@tenon/store';
import type { StubReply, WorkflowTest } from '../../packages/run/src/simulation/test-file.ts';
import type { SentRequest } from '../../packages/run/src/simulation/world.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The outside world of one test: a real HTTP server that answers for every host, after latencies in virtual time. */
export interface StubWorld {
  readonly effects: Effects;
  readonly sent: SentRequest[];
  readonly problems: string[];
  close(): Promise<void>;
}

/** What the stubs cannot answer themselves: the address where a late Response of a run is polled. */
export type LateReply = (uri: string) => Promise<HttpReply | 'unknown' | undefined>;

/** Starts the stubs of a test. Requests leave through the egress room, which is told that this server stands in for their hosts. */
export async function startStubWorld(parts: {
  readonly test: WorkflowTest;
  readonly time: VirtualTime;
  readonly store: Store;
  readonly lateReply: LateReply;
}): Promise<StubWorld> {
  const { test, time, store, lateReply } = parts;
  const sent: SentRequest[] = [];
  const problems: string[] = [];
  const served = new Map<object, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void answer());
    const answer = async (): Promise<void> => {
      const [, connection, path] = /^\/connection\/([^/]+)(.*)$/.exec(request.url ?? '') ?? [];
      const isConnector = connection !== undefined && request.headers.host === connectorHost;
      const scheme = String(request.headers['x-test-scheme'] ?? 'https');
      const uri = isConnector ? (path ?? '') : `${scheme}://${request.headers.host}${request.url}`;
      const body = content.read(Buffer.concat(chunks), request.headers['content-type']);
      const headers = headersOf(request.rawHeaders);
      const seen: SentRequest = {
        method: request.method ?? '',
        uri,
        headers,
        isConnector,
        ...(body !== undefined && { body }),
      };
      const own = isConnector ? 'unknown' : await lateReply(uri);
      if (own !== 'unknown') {
        send(own ?? { statusCode: 202, headers: { Location: uri, 'Retry-After': '15' } });
        return;
      }
      sent.push({ ...seen, uri: stubUri(test, seen) });
      const reply = nextReply(seen, isConnector ? decodeURIComponent(connection ?? '') : undefined);
      if (reply === undefined) {
        problems.push(`No stub answers ${seen.method} ${uri}.`);
        response.writeHead(599).end();
        return;
      }
      await time.pass(reply.latencyMs);
      send({ statusCode: reply.status, headers: reply.headers, ...(reply.body !== undefined && { body: reply.body }) });
    };
    const send = ({ statusCode, headers, body }: HttpReply) => {
      const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
      response.writeHead(statusCode, headers).end(body === undefined ? undefined : content.write(body, type)?.bytes);
    };
  });
  const nextReply = (seen: SentRequest, connection: string | undefined): StubReply | undefined => {
    const stub =
      connection === undefined
        ? test.http.find((one) => one.method === seen.method && sameUri(one.uri, seen.uri))
        : test.apiConnections.find(
            (one) =>
              one.connection.toLowerCase() === connection.toLowerCase() &&
              one.method === seen.method &&
              [seen.uri, seen.uri.replace(/\?.*$/s, '')].includes(one.path),
          );
    if (stub === undefined) return undefined;
    const index = served.get(stub) ?? 0;
    served.set(stub, index + 1);
    return stub.replies[Math.min(index, stub.replies.length - 1)];
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const wire = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hosts = new Set([connectorHost, 'callback.test', ...hostsOf(test)]);
  const egress = createEgress({
    allowedHosts: [...hosts].flatMap((host) => [`${host}=${wire}`, host]),
    clock: { now: () => new Date() },
  });
  const calls = createConnectorCalls({
    store,
    egress,
    vault: createVault({ masterKey: crypto.getRandomValues(new Uint8Array(32)) }),
    clock: { now: () => new Date() },
    publicUrl: () => '',
    consentRedirectUrl: () => '',
  });
  const limited = async (work: Promise<RequestOutcome>, timeoutMs: number): Promise<RequestOutcome> => {
    const message = `No reply came within ${timeoutMs / 1_000} seconds.`;
    const done = new AbortController();
    const timeout = time.pass(timeoutMs, done.signal).then(() => ({
      failure: { code: 'GatewayTimeout', message, retry: true },
    }));
    try {
      return await Promise.race([work, timeout]);
    } finally {
      done.abort();
    }
  };
  return {
    sent,
    problems,
    effects: {
      sendRequest(command, context) {
        const isPlain = command.http.uri.startsWith('http:');
        const headers = { ...command.http.headers, ...(isPlain && { 'x-test-scheme': 'http' }) };
        const call = calls.effects.sendRequest({ ...command, http: { ...command.http, headers } }, context);
        return limited(call, command.timeoutMs);
      },
      callConnector({ connectionId, pathAndQuery, method, headers, body, ...command }, context) {
        const uri = `https://${connectorHost}/connection/${encodeURIComponent(connectionId)}${pathAndQuery}`;
        const http = { uri, method, headers, ...(body !== undefined && { body }) };
        return limited(
          calls.effects.sendRequest({ ...command, kind: 'send-request', http }, context),
          command.timeoutMs,
        );
      },
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await egress.close();
    },
  };
}

const connectorHost = 'connector.test';

/** Every host that the test names anywhere, so that a request which no stub matches is seen too. */
function hostsOf(test: WorkflowTest): string[] {
  const text = JSON.stringify([...test.workflows.values(), test.http, test.expect]);
  return [...text.matchAll(/https?:\/\/([a-z0-9.-]+(?::\d+)?)/gi)].map(([, host]) => (host ?? '').toLowerCase());
}

/** A request is named as its stub names it: on the wire an address has one spelling of several. */
function stubUri(test: WorkflowTest, seen: SentRequest): string {
  return test.http.find(({ uri }) => sameUri(uri, seen.uri))?.uri ?? seen.uri;
}

function sameUri(one: string, other: string): boolean {
  return one === other || (URL.parse(one)?.href ?? one) === (URL.parse(other)?.href ?? other);
}

function headersOf(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let index = 0; index + 1 < raw.length; index += 2) headers[raw[index] ?? ''] = raw[index + 1] ?? '';
  return headers;
}
