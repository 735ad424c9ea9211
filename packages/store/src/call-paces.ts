import type { Scope } from './scope.ts';

/** What is given out of the calls through one connection, at the database's time. */
export interface CallPace {
  /** JSON of the runtime's own. */
  readonly leases: string;
  readonly nowMs: number;
}

/** How many calls through connections are given out to which process. */
export interface CallPaces {
  /** Holds the pace of a connection until the transaction ends: nobody else reads or changes it meanwhile. */
  hold(connection: { readonly tenantId: string; readonly connectionId: string }): Promise<CallPace>;
  put(connectionId: string, leases: string): Promise<void>;
}

/** The paces of connections on a scope of the system. */
export function callPaces(scope: Scope): CallPaces {
  return {
    async hold({ tenantId, connectionId }) {
      // The time is taken when the row is held, not when it was asked for. Nobody waits for the disk: a pace lost in a crash is no harm.
      const rows = await scope.query<{ leases: string; now: string }>(
        `with quick as materialized (select set_config('synchronous_commit', 'off', true))
         insert into call_paces (tenant_id, connection_id, seen_at) select $1, $2, clock_timestamp() from quick
         on conflict (connection_id) do update set seen_at = clock_timestamp()
         returning leases, (extract(epoch from seen_at) * 1000)::text as now`,
        [tenantId, connectionId],
        'hold-pace',
      );
      const [row] = rows;
      if (row === undefined) throw new Error(`The pace of the connection ${connectionId} was not kept.`);
      return { leases: row.leases, nowMs: Number(row.now) };
    },
    async put(connectionId, leases) {
      await scope.query(
        'update call_paces set leases = $2 where connection_id = $1',
        [connectionId, leases],
        'put-pace',
      );
    },
  };
}
