import { randomUUID } from 'node:crypto';
import { type DatabaseOptions, openStore, type Store } from '@tenon/store';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseUrl, templateDatabase } from './postgres.ts';

/** A database of a test file's own, migrated and empty. */
export interface FreshDatabase {
  readonly connectionString: string;
  readonly store: Store;
  /** Closes the store and drops the database. */
  readonly drop: () => Promise<void>;
}

/** Copies the template: call it in `beforeAll`, and `drop` in `afterAll`. */
export async function freshDatabase(options: Pick<DatabaseOptions, 'sealing'> = {}): Promise<FreshDatabase> {
  const folder = inject('postgresFolder');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(folder, `create database ${name} template ${templateDatabase}`);
  const connectionString = databaseUrl(folder, name);
  const store = openStore({ connectionString, ...options });
  return {
    connectionString,
    store,
    async drop() {
      await store.close();
      await administer(folder, `drop database ${name} with (force)`);
    },
  };
}

async function administer(folder: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(folder, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
