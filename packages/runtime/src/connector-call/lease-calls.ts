import { randomUUID } from 'node:crypto';
import { callPaces, type Store } from '@tenon/store';
import { type CallLimit, type GrantedCalls, grantCalls, type SpentCalls } from './grant-calls.ts';

/** The connection that calls go through. */
export interface PacedConnection {
  readonly tenantId: string;
  readonly connectionId: string;
}

/** Calls that were taken leave for, or how long to wait before asking again. */
export interface CallLease {
  readonly id: string;
  readonly calls: number;
  readonly waitMs: number;
}

/** Takes leave for several calls at once, of what all processes may let leave together. */
export type LeaseCalls = (
  connection: PacedConnection,
  wanted: { readonly limit: CallLimit; readonly calls: number; readonly spent: SpentCalls | undefined },
) => Promise<CallLease>;

/** Takes leave in the database that all processes share. */
export function leaseOfStore(store: Store): LeaseCalls {
  const owner = randomUUID();
  return (connection, wanted) =>
    store.asSystem(async (scope) => {
      const { leases: given, nowMs } = await callPaces(scope).hold(connection);
      const id = randomUUID();
      const { leases, ...granted } = grantCalls(readLeases(given), { ...wanted, id, owner }, nowMs);
      await callPaces(scope).put(connection.connectionId, JSON.stringify(leases));
      return { id, ...granted };
    });
}

/** What this product wrote itself. */
function readLeases(text: string): readonly GrantedCalls[] {
  return JSON.parse(text) as readonly GrantedCalls[];
}
