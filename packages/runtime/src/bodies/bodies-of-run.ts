import { recorded } from '@tenon/run';
import type { RunBodies } from '@tenon/store';
import type { Logger } from 'pino';
import type { CarriedRun } from '../carrying/carrier.ts';
import type { StoredBodies } from '../effects.ts';
import { createBodyKeeping } from './keep-body.ts';
import { openStored, readStored } from './read-stored.ts';

/** Makes what finds the large bodies of a run for one of its requests. A secured action keeps none: its events are encrypted whole. */
export function createBodiesOfRun(parts: { readonly rows: RunBodies; readonly log: Logger }) {
  const keeping = createBodyKeeping(parts);
  return (run: CarriedRun, { path, request }: { readonly path: string; readonly request: string }): StoredBodies => {
    const isSecured = () =>
      recorded.securedEvents(run.plan)?.({
        kind: 'request-finished',
        path,
        at: '',
        request,
        reply: { statusCode: 200, headers: {} },
      }) === true;
    return {
      keeper: { begin: (contentType, first) => (isSecured() ? undefined : keeping(run).begin(contentType, first)) },
      read: (content) => readStored(parts.rows, run.runName, content),
      open: (content) => openStored(parts.rows, run.runName, content),
    };
  };
}
