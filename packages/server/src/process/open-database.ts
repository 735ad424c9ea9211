import { Refusal } from '@tenon/diagnostics';
import type { Vault } from '@tenon/runtime';
import { openStore, type Store } from '@tenon/store';
import type { Logger } from 'pino';
import type { DataFolder } from '../database/data-folder.ts';
import { setUpTrouble } from '../database/database-trouble.ts';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import type { Closers } from './closers.ts';
import type { Configuration } from './configuration.ts';

/** Opens the database that the configuration names, the embedded one unless told otherwise, at this version's schema. */
export async function openDatabase(
  parts: {
    readonly configuration: Configuration;
    readonly data: DataFolder;
    /** Who reads no runs needs none. */
    readonly vault?: Vault;
    readonly log: Logger;
  },
  closers: Closers,
): Promise<Store> {
  const connectionString = parts.configuration.databaseUrl ?? (await startEmbedded(parts.data, closers));
  const store = openStore({
    connectionString,
    ...(parts.vault && { sealing: parts.vault }),
    onConnectionError: (error) => parts.log.warn({ err: error }, 'an idle database connection broke'),
  });
  closers.add(() => store.close());
  try {
    await store.migrate();
  } catch (cause) {
    if (parts.configuration.databaseUrl === undefined || cause instanceof Refusal) throw cause;
    throw setUpTrouble(cause) ?? unreachable(cause);
  }
  return store;
}

async function startEmbedded(data: DataFolder, closers: Closers): Promise<string> {
  const postgres = await startEmbeddedPostgres(data);
  closers.add(() => postgres.stop());
  return postgres.connectionString;
}

/** The address is left out on purpose: it holds a password. */
function unreachable(cause: unknown): Refusal {
  const message = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new Refusal(
    'database-not-usable',
    `The database that DATABASE_URL names cannot be used: ${message}. Check host, port, user, password and database, or leave DATABASE_URL out to use the embedded PostgreSQL.`,
    { cause },
  );
}
