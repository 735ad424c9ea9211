import pg from 'pg';

/** Flushes of the journal that stop half-way. */
export interface HeldFlushes {
  /** From now on each flush that writes events stops in the middle of its statement. */
  begin(): Promise<void>;
  /** How many have. */
  held(): Promise<number>;
  /** No flush will stop any more. Those that are held go on, unless their server was killed. */
  end(): Promise<void>;
}

const lock = 4_711;

/** Prepares it, by a trigger that waits for a lock: what a flush writes before its events is written then, and nothing is committed. */
export async function holdFlushes(connectionString: string): Promise<HeldFlushes> {
  const connect = async () => {
    const client = new pg.Client({ connectionString });
    // The server may be killed while it is connected.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const once = async <Row extends pg.QueryResultRow>(statements: string): Promise<Row | undefined> => {
    const client = await connect();
    try {
      return (await client.query<Row>(statements)).rows?.[0];
    } finally {
      await client.end();
    }
  };
  await once(`create function wait_for_test() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(${lock}); return new; end $$;
    create trigger wait_for_test before insert on run_journal for each row execute function wait_for_test();`);
  let holder: pg.Client | undefined;
  return {
    async begin() {
      holder = await connect();
      await holder.query('select pg_advisory_lock($1)', [lock]);
    },
    async held() {
      const row = await once<{ count: number }>(
        `select count(*)::int as count from pg_locks where locktype = 'advisory' and objid = ${lock} and not granted`,
      );
      return row?.count ?? 0;
    },
    async end() {
      await holder?.end().catch(() => undefined);
      await once('drop trigger wait_for_test on run_journal');
    },
  };
}
