import pg from 'pg';

/** The disk of a database, as far as a test can fill it. */
export interface FullDisk {
  /** From now on no row can be written: PostgreSQL answers as it does when its disk is full. */
  fill(): Promise<void>;
  free(): Promise<void>;
}

const tables = ['live_runs', 'finished_runs', 'run_journal', 'run_messages'];

/**
 * Makes every write fail with the error of a full disk, by a trigger in the database itself: to fill a real one takes rights over
 * the machine. What only reads, or only locks, goes on, as it does then.
 */
export async function fullDisk(connectionString: string): Promise<FullDisk> {
  const run = async (statements: string) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      await client.query(statements);
    } finally {
      await client.end();
    }
  };
  await run(`create function disk_is_full() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
  return {
    fill: () =>
      run(
        tables
          .map(
            (table) =>
              `create trigger disk_is_full before insert or update on ${table} for each statement execute function disk_is_full();`,
          )
          .join('\n'),
      ),
    free: () => run(tables.map((table) => `drop trigger disk_is_full on ${table};`).join('\n')),
  };
}
