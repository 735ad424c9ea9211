import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type { QueryResultRow } from 'pg';
import type { Sealing } from './sealing.ts';

/**
 * One transaction, seen by the aggregates. Every aggregate is a function of a scope
 * (`workflows(scope).find(…)`), so whatever happens in one scope is kept or undone together.
 */
export interface Scope {
  /** The tenant whose rows this transaction sees, or undefined in the system scope. */
  readonly tenantId: string | undefined;
  /** Runs one statement with `$1`-style parameters and answers its rows. A `name` lets PostgreSQL keep the plan. */
  query<Row extends QueryResultRow>(text: string, values?: readonly unknown[], name?: string): Promise<readonly Row[]>;
  /** How secured texts are kept; undefined in a store that keeps none. */
  readonly sealing: Sealing | undefined;
  /** The query builder on this transaction, for an aggregate that describes its own tables. */
  tables<Tables>(): Kysely<Tables>;
}

/** What a scope needs of a connection. */
export interface Connection {
  query(statement: { text: string; values: unknown[]; name?: string }): Promise<{ rows: unknown[] }>;
}

/** Makes the scope of a transaction that is open on `connection`. */
export function createScope(
  connection: Connection,
  { tenantId, sealing }: { readonly tenantId?: string; readonly sealing?: Sealing | undefined },
): Scope {
  let builder: Kysely<unknown> | undefined;
  return {
    tenantId,
    sealing,
    async query<Row>(text: string, values: readonly unknown[] = [], name?: string) {
      const result = await connection.query({
        text,
        values: [...values],
        ...(name === undefined ? {} : { name }),
      });
      return result.rows as readonly Row[];
    },
    tables<Tables>() {
      builder ??= new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolOfOne(connection) }) });
      return builder as Kysely<Tables>;
    },
  };
}

/** Lets the query builder use the one connection of the transaction and never give it away. */
function poolOfOne(connection: Connection) {
  const client = Object.assign(Object.create(connection), { release: () => undefined }) as PostgresPoolClient;
  return { connect: async () => client, end: async () => undefined, options: {} };
}
