import { afterAll, beforeAll } from 'vitest';
import { type ManagedServer, type ManagedServerOptions, startManagedServer } from './managed-server.ts';

/** The managed server of a test file: started before its tests, there while they run, closed after them. */
export function managedServerOfTests(options: ManagedServerOptions = {}): ManagedServer {
  let started: ManagedServer | undefined;
  beforeAll(async () => {
    started = await startManagedServer(options);
  });
  afterAll(() => started?.close());
  const server = () => {
    if (started === undefined) throw new Error('The server is there from the first test on, and not before.');
    return started;
  };
  return {
    get url() {
      return server().url;
    },
    get store() {
      return server().store;
    },
    get parts() {
      return server().parts;
    },
    get access() {
      return server().access;
    },
    get client() {
      return server().client;
    },
    get subscription() {
      return server().subscription;
    },
    get group() {
      return server().group;
    },
    get stub() {
      return server().stub;
    },
    send: (method, path, sent) => server().send(method, path, sent),
    pretendAddress: (address) => server().pretendAddress(address),
    close: () => server().close(),
  };
}
