import pg from 'pg';
import type { Sealing } from './sealing.ts';

/** How to reach PostgreSQL, and whom to tell when an idle connection breaks. */
export interface DatabaseOptions {
  /** A `postgresql://` URL of PostgreSQL 15 or newer; `?host=/folder` reaches a unix socket. */
  readonly connectionString: string;
  /** Connections for requests, and as many again for the runtime. 10 unless told. */
  readonly maxConnections?: number;
  /** What encrypts secured data; without it none can be kept. */
  readonly sealing?: Sealing;
  /** Told about connections that broke while idle; the pool replaces them by itself. */
  readonly onConnectionError?: (error: Error) => void;
}

/** The role under which requests of a tenant run: owns nothing, and row-level security holds it. */
export const tenantRole = 'tenon_app';
/** The role of the runtime and of look-ups that happen before the tenant is known. */
export const systemRole = 'tenon_worker';

/**
 * One plan serves for as long as a connection lives, and is made while there are few runs. Among few rows PostgreSQL reads
 * the whole table, all that was deleted since the last vacuum with it: the more runs pass through, the longer each flush
 * takes. By the index it costs the same with the ten thousandth run as with the first.
 */
const plansOfTheRuntime = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off';

/** Opens a pool. Without `role` its connections stay what the connection string makes them. */
export function openPool(options: DatabaseOptions, role?: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.maxConnections ?? 10,
    application_name: 'tenon',
    idle_in_transaction_session_timeout: 60_000,
    ...(role === undefined ? {} : { options: `-c role=${role} ${plansOfTheRuntime}` }),
  });
  // Without a listener a connection that the server closes would end the process.
  pool.on('error', (error) => options.onConnectionError?.(error));
  // The same holds for one that is in use when the server is killed; its statements fail by themselves.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
