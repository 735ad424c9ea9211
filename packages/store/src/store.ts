import { Refusal } from '@tenon/diagnostics';
import pg from 'pg';
import { type DatabaseOptions, openPool, systemRole, tenantRole } from './database.ts';
import { type HistoryRule, type KeptHistory, keepHistory } from './history/keep-history.ts';
import { removeDeleted } from './history/remove-deleted.ts';
import { migrate, type SchemaState, schemaState } from './migrate.ts';
import { createScope, type Scope } from './scope.ts';

/**
 * The store: one PostgreSQL database, entered only through a scope.
 *
 * How aggregates are used: each exports one function of a scope that answers its operations, and
 * nothing keeps a scope after the transaction that made it:
 *
 *     const workflow = await store.inTenant(tenantId, (scope) => workflows(scope).find(id));
 */
export interface Store {
  /** Brings the schema up to this version. Refuses a database that a newer version has migrated. */
  migrate(): Promise<void>;
  /** Where the database stands against this version; changes nothing. */
  schemaState(): Promise<SchemaState>;
  /** Makes the parts of the history that are needed next, and drops those that are older than is kept. */
  keepHistory(rule: HistoryRule): Promise<KeptHistory>;
  /** Removes the history of deleted workflows, little by little, until none is left or `signal` is aborted; answers how many runs and entries went. */
  removeDeleted(signal: AbortSignal): Promise<number>;
  /** One transaction that sees and writes the rows of one tenant only, whatever its statements say. */
  inTenant<T>(tenantId: string, work: (scope: Scope) => Promise<T>): Promise<T>;
  /** One transaction across tenants: for the runtime, signing in and signed URLs, and for nothing else. */
  asSystem<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
  /** Single statements across tenants, each a transaction of its own: the runtime's hot path. */
  readonly system: Scope;
  /** Holds one connection of its own until released: for LISTEN and for locks that end with the session. */
  session(options?: SessionOptions): Promise<Session>;
  /** The pooled connections of this process, and how many requests wait for one. */
  connectionFigures(): { readonly total: number; readonly idle: number; readonly waiting: number };
  /** How this store was reached, for the queue, which holds its own connections. */
  readonly connectionString: string;
  /** Closes every connection, after the work that is under way. */
  close(): Promise<void>;
}

/** What a session tells while it lasts. */
export interface SessionOptions {
  readonly onNotification?: (channel: string, payload: string) => void;
  readonly onLost?: (error: Error | undefined) => void;
}

/** A connection held for as long as its owner lives. */
export interface Session extends Scope {
  close(): Promise<void>;
}

/** Opens the store. Connects at first use; `migrate` comes before anything else on a new database. */
export function openStore(options: DatabaseOptions): Store {
  const requests = openPool(options);
  const system = openPool(options, systemRole);
  const { sealing } = options;
  return {
    connectionString: options.connectionString,
    migrate: () => migrate(requests),
    schemaState: () => schemaState(requests),
    keepHistory: (rule) => keepHistory(requests, rule),
    removeDeleted: (signal) =>
      removeDeleted((work) => transaction(system, 'begin', (client) => work(createScope(client, {}))), signal),
    async inTenant(tenantId, work) {
      return transaction(requests, beginInTenant(tenantId), async (client) =>
        work(createScope(client, { tenantId, sealing })),
      );
    },
    asSystem(work) {
      return transaction(system, 'begin', async (client) => work(createScope(client, { sealing })));
    },
    system: createScope(system, { sealing }),
    session: (sessionOptions) => openSession(options, sessionOptions ?? {}),
    connectionFigures: () => ({
      total: requests.totalCount + system.totalCount,
      idle: requests.idleCount + system.idleCount,
      waiting: requests.waitingCount + system.waitingCount,
    }),
    async close() {
      await Promise.all([requests.end(), system.end()]);
    },
  };
}

/** The role and the tenant hold until the transaction ends, so a pooled connection carries nothing over. */
function beginInTenant(tenantId: string): string {
  if (!tenantPattern.test(tenantId)) {
    throw new Refusal('tenant-unknown', `"${tenantId.slice(0, 80)}" is not the id of a tenant.`);
  }
  return `begin; select set_config('role', '${tenantRole}', true), set_config('tenon.tenant', '${tenantId}', true)`;
}

const tenantPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function transaction<T>(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Undoes a transaction; answers the error of a connection that cannot even do that, so that it is thrown away. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error('The connection was lost.', { cause: error });
  }
}

async function openSession(options: DatabaseOptions, { onNotification, onLost }: SessionOptions): Promise<Session> {
  const client = new pg.Client({
    connectionString: options.connectionString,
    application_name: 'tenon session',
    options: `-c role=${systemRole}`,
    keepAlive: true,
  });
  let closing = false;
  let lost = false;
  const lose = (error?: Error) => {
    if (closing || lost) return;
    lost = true;
    onLost?.(error);
  };
  client.on('error', lose);
  client.on('end', () => lose());
  client.on('notification', ({ channel, payload }) => onNotification?.(channel, payload ?? ''));
  await client.connect();
  return {
    ...createScope(client, { sealing: options.sealing }),
    async close() {
      closing = true;
      await client.end();
    },
  };
}
