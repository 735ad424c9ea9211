import { randomBytes } from 'node:crypto';
import { content, createVault } from '@tenon/runtime';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import pino from 'pino';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { createServer } from '../create-server.ts';
import { createTelemetry } from '../operations/telemetry.ts';
import { createOneTimeLink } from '../ownership/one-time-link.ts';
import type { ServerParts } from '../parts.ts';
import { systemIds } from '../system-parts.ts';

/** A server on a database of its own, and browsers that visit it. */
export interface TestServer {
  readonly server: FastifyInstance;
  readonly parts: ServerParts;
  /** Moves the clock on. */
  readonly pass: (minutes: number) => void;
  /** A browser that nobody has signed in with. */
  readonly browser: () => TestBrowser;
  /** The browser of the first owner, who has the given name and the e-mail `{name}@example.com`. */
  readonly claim: (name?: string) => Promise<TestBrowser>;
  readonly close: () => Promise<void>;
}

/** A browser: keeps its cookie and repeats the csrf token. */
export interface TestBrowser {
  cookie: string | undefined;
  csrfToken: string | undefined;
  send(method: string, url: string, body?: unknown): Promise<Answer>;
}

/** An answer with its JSON. */
interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  readonly body: any;
  readonly headers: LightMyRequestResponse['headers'];
}

/** Parts that a test gives itself when it needs them. */
const unused = { runtime: {}, connectorCalls: {}, egress: { allowedHosts: [] } } as unknown as Pick<
  ServerParts,
  'runtime' | 'connectorCalls' | 'egress'
>;

/** Starts a server without a listening port. */
export async function startTestServer(overrides: Partial<ServerParts> = {}): Promise<TestServer> {
  const database: FreshDatabase = await freshDatabase();
  let offset = 0;
  const parts: ServerParts = {
    store: database.store,
    clock: { now: () => new Date(Date.now() + offset) },
    ids: systemIds,
    log: pino({ level: 'silent' }),
    config: { version: '0.0.0', publicUrl: () => 'http://127.0.0.1:4400', regions: ['local', 'north'] },
    telemetry: createTelemetry('0.0.0'),
    vault: createVault({ masterKey: randomBytes(32) }),
    bodies: content.newBudget(content.usualBudget),
    callBodies: content.newBudget(content.usualBudget),
    ...unused,
    ...overrides,
  };
  const server = await createServer(parts);
  await server.ready();
  const browser = () => openBrowser(server);
  return {
    server,
    parts,
    pass(minutes) {
      offset += minutes * 60_000;
    },
    browser,
    async claim(name = 'Ada') {
      const link = await createOneTimeLink(parts);
      const visitor = browser();
      await visitor.send('POST', '/api/v1/bootstrap', { token: link?.url.split('#')[1] });
      await visitor.send('PATCH', '/api/v1/me', { displayName: name, email: `${name.toLowerCase()}@example.com` });
      return visitor;
    },
    async close() {
      await server.close();
      await database.drop();
    },
  };
}

function openBrowser(server: FastifyInstance): TestBrowser {
  return {
    cookie: undefined,
    csrfToken: undefined,
    async send(method, url, body) {
      const response = await server.inject({
        method: method as 'GET',
        url,
        headers: {
          ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
          ...(this.csrfToken === undefined ? {} : { 'x-csrf-token': this.csrfToken }),
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const [cookie] = response.cookies;
      if (cookie !== undefined) this.cookie = cookie.value === '' ? undefined : `${cookie.name}=${cookie.value}`;
      const isJson = String(response.headers['content-type']).startsWith('application/json');
      const answer = {
        status: response.statusCode,
        body: isJson ? response.json() : response.body,
        headers: response.headers,
      };
      this.csrfToken = answer.body?.csrfToken ?? this.csrfToken;
      return answer;
    },
  };
}
