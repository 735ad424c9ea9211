import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LogicManagementClient } from '@azure/arm-logic';
import {
  type ConnectorCallParts,
  content,
  createConnectorCalls,
  createEgress,
  createRuntime,
  createVault,
  type EgressOptions,
} from '@tenon/runtime';
import type { Store } from '@tenon/store';
import pino, { type Logger } from 'pino';
import { createServer } from '../../packages/server/src/create-server.ts';
import { createCallbackAddresses } from '../../packages/server/src/invoke/callback-addresses.ts';
import { consentRedirectUrl } from '../../packages/server/src/invoke/consent-addresses.ts';
import { createTelemetry } from '../../packages/server/src/operations/telemetry.ts';
import { openTracing } from '../../packages/server/src/operations/tracing/open-tracing.ts';
import { bootstrapForScripts, type ScriptAccess } from '../../packages/server/src/ownership/bootstrap-for-scripts.ts';
import type { ServerParts } from '../../packages/server/src/parts.ts';
import { systemClock, systemIds } from '../../packages/server/src/system-parts.ts';
import { freshDatabase } from './fresh-database.ts';

/** The whole server on a port and a database of its own, owned, with an API standing in for other people's. */
export interface ManagedServer {
  readonly url: string;
  readonly store: Store;
  readonly parts: ServerParts;
  readonly access: ScriptAccess;
  readonly client: LogicManagementClient;
  /** The paths of the subscription and of the resource group. */
  readonly subscription: string;
  readonly group: string;
  readonly stub: StubApi;
  /** A plain request to the management API; the path gets the api-version unless it has a query. */
  send(method: string, path: string, options?: SendOptions): Promise<Answer>;
  /** From now on addresses are made as if the server were reached there. */
  pretendAddress(address: string): void;
  close(): Promise<void>;
}

/** What a plain request carries beside its path. */
export interface SendOptions {
  readonly body?: unknown;
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer with its JSON, or its text. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  readonly body: any;
  readonly headers: Headers;
}

/** Somebody else's API: what it saw, and how it answers. */
export interface StubApi {
  readonly port: number;
  readonly host: string;
  readonly seen: StubRequest[];
  answer: (request: StubRequest, response: ServerResponse) => void;
}

/** A request that came to the stub. */
export interface StubRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What a test chooses: where the log goes, hosts that may be reached beside the stub, what names resolve to. */
export interface ManagedServerOptions extends Partial<Pick<EgressOptions, 'allowedHosts' | 'resolve'>> {
  readonly log?: Logger;
  /** What large bodies on their way may take of the memory. */
  readonly bodyBytes?: number;
  /** Told of each call of an operation by a run. */
  readonly observeCall?: NonNullable<ConnectorCallParts['observe']>;
}

/** Starts everything. */
export async function startManagedServer(options: ManagedServerOptions = {}): Promise<ManagedServer> {
  const vault = createVault({ masterKey: randomBytes(32) });
  const database = await freshDatabase({ sealing: vault });
  const { store } = database;
  const stub = await startStub();
  let url = '';
  let pretended: string | undefined;
  const publicUrl = () => pretended ?? url;
  const clock = systemClock;
  const log = options.log ?? pino({ level: process.env['TENON_TEST_LOG'] ?? 'silent' });
  const telemetry = createTelemetry('0.0.0');
  const bodies = content.newBudget(options.bodyBytes ?? content.usualBudget);
  const egress = createEgress({
    ...options,
    bodies,
    allowedHosts: [stub.host, ...(options.allowedHosts ?? [])],
    clock,
    log,
    observe: telemetry.observeEgress,
  });
  const connectorCalls = createConnectorCalls({
    store,
    vault,
    egress,
    clock,
    publicUrl,
    consentRedirectUrl: (registration) => consentRedirectUrl(publicUrl(), registration),
    ...(options.observeCall === undefined ? {} : { observe: options.observeCall }),
  });
  const runtime = createRuntime({
    store,
    effects: connectorCalls.effects,
    regions: ['local', 'north'],
    clock,
    log,
    addresses: createCallbackAddresses({ vault, publicUrl }),
    observers: telemetry.runtimeObservers,
    traceparentOf: (await openTracing(undefined, { log, version: '0.0.0' })).traceparentOf,
    vault,
    bodies,
  });
  const config = { version: '0.0.0', publicUrl, regions: ['local', 'north'] as const };
  const parts: ServerParts = {
    store,
    clock,
    ids: systemIds,
    log,
    config,
    runtime,
    connectorCalls,
    egress,
    bodies,
    callBodies: content.newBudget(bodies.bytes),
    vault,
    telemetry,
  };
  const server = await createServer(parts);
  url = await server.listen({ port: 0, host: '127.0.0.1' });
  await runtime.start();
  const access = await bootstrapForScripts(parts);
  const subscription = `/subscriptions/${access.subscriptionId}`;
  return {
    url,
    store,
    parts,
    access,
    client: logicClient(url, access),
    subscription,
    group: `${subscription}/resourceGroups/${access.resourceGroup}`,
    stub,
    send: (method, path, options = {}) => send(url, access.token, { method, path, ...options }),
    pretendAddress(address) {
      pretended = address;
    },
    async close() {
      await runtime.stop();
      await server.close();
      await connectorCalls.close();
      await egress.close();
      stub.close();
      await database.drop();
    },
  };
}

/** The official client, pointed at a plain http server. */
export function logicClient(
  endpoint: string,
  access: { readonly token: string; readonly subscriptionId: string },
): LogicManagementClient {
  const { token } = access;
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const client = new LogicManagementClient(credential, access.subscriptionId, {
    endpoint,
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
  client.pipeline.removePolicy({ name: 'proxyPolicy' });
  client.pipeline.removePolicy({ name: 'bearerTokenAuthenticationPolicy' });
  client.pipeline.addPolicy({
    name: 'plainHttpBearer',
    sendRequest(request, next) {
      request.headers.set('Authorization', `Bearer ${token}`);
      return next(request);
    },
  });
  return client;
}

async function send(
  url: string,
  ownToken: string,
  { method, path, body, token = ownToken, headers }: SendOptions & { readonly method: string; readonly path: string },
): Promise<Answer> {
  const version = /microsoft\.logic/i.test(path)
    ? '2019-05-01'
    : /microsoft\.web/i.test(path)
      ? '2016-06-01'
      : '2021-04-01';
  const target = path.startsWith('http') ? path : `${url}${path}${path.includes('?') ? '' : `?api-version=${version}`}`;
  const response = await fetch(target, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}

async function startStub(): Promise<StubApi & { close(): void }> {
  const seen: StubRequest[] = [];
  const stub = { answer: (_request: StubRequest, response: ServerResponse): unknown => response.end('ok') };
  const server = createHttpServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const came = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      seen.push(came);
      stub.answer(came, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(stub, {
    port,
    host: `127.0.0.1:${port}`,
    seen,
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
}
