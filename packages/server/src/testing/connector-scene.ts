import type { ServerParts } from '../parts.ts';
import { asFiles, bareDefinition } from './print-framer.ts';
import { startTestServer, type TestBrowser, type TestServer } from './test-server.ts';

/** An owner who imports connectors, and what operation tests were asked for. */
export interface ConnectorScene {
  readonly fresh: TestServer;
  readonly owner: TestBrowser;
  readonly place: { readonly subscriptionId: string; readonly resourceGroup: string };
  /** Every operation test: operation, values, connection. */
  readonly tested: readonly unknown[];
  /** Imports the bare definition as a draft, under a name if given. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  readonly importBare: (name?: string) => Promise<any>;
}

/** Starts a server whose operation tests always answer 20.00, with an owner signed in. */
export async function openConnectorScene(): Promise<ConnectorScene> {
  const tested: unknown[] = [];
  const connectorCalls = {
    async testOperation(call: { operationId: string; values: unknown; connection: unknown }) {
      tested.push([call.operationId, call.values, call.connection]);
      return {
        request: { method: 'GET', url: 'http://api.example/10/4', headers: {}, body: null },
        response: { status: 200, headers: { 'content-type': 'text/plain' }, body: '20.00', durationMs: 3 },
        failure: null,
        logs: [],
      };
    },
  } as unknown as ServerParts['connectorCalls'];
  const fresh = await startTestServer({ connectorCalls });
  const owner = await fresh.claim('Ada');
  const session = (await owner.send('GET', '/api/v1/me')).body;
  const place = { subscriptionId: session.subscriptions[0].id, resourceGroup: 'default' };
  return {
    fresh,
    owner,
    place,
    tested,
    async importBare(name) {
      const files = asFiles(bareDefinition);
      return (await owner.send('POST', '/api/v1/connectors', { ...place, name, files })).body;
    },
  };
}
