import type { Scope } from '../scope.ts';
import type { RunKey } from './flush.ts';

/** The workers that are alive, by two signs: a lock that ends with their session, and a heartbeat. */
export interface Workers {
  /**
   * Registers a worker on its own session. The session's lock is the sign of life: it goes when the
   * process dies, at once. The heartbeat is the second sign, for a process that is paused or cut off.
   */
  register(regions: string): Promise<number>;
  beat(worker: number): Promise<boolean>;
  unregister(worker: number): Promise<void>;
  /**
   * Finds workers that are dead: their lock is free, or their last beat is older than `silenceMs`. Sets the runs
   * they held free, one epoch further, and answers them. Called by several at once, each dead worker is found by one. One that
   * was paused may begin or take runs under its old number before it learns of its death: those are found by a later call.
   */
  bury(silenceMs: number): Promise<Buried>;
}

/** What dead workers left. */
export interface Buried {
  readonly workers: readonly number[];
  readonly runs: readonly (RunKey & { readonly region: string })[];
}

/** Advisory locks of this class are the workers' signs of life; the second key is the worker's number. */
const lockClass = 7_303_501;

/** Who holds live runs: one look into their index for each of them, however many runs there are. */
const holders = `holders as (
  (select worker from live_runs where worker is not null order by worker limit 1)
  union all
  select (select l.worker from live_runs l where l.worker > h.worker order by l.worker limit 1) from holders h where h.worker is not null)`;

/** The workers aggregate on a scope of the system; `register` needs a session. */
export function workers(scope: Scope): Workers {
  return {
    async register(regions) {
      // The lock comes before the row is seen by others, so that nobody finds a worker without one.
      const rows = await scope.query<{ worker: number }>(
        `with registered as (insert into workers (regions) values ($1) returning worker)
         select worker, pg_advisory_lock(${lockClass}, worker) from registered`,
        [regions],
      );
      const worker = rows[0]?.worker;
      if (worker === undefined) throw new Error('A worker was registered without a number.');
      return worker;
    },
    async beat(worker) {
      const rows = await scope.query('update workers set beat_at = now() where worker = $1 returning worker', [worker]);
      return rows.length === 1;
    },
    async unregister(worker) {
      await scope.query('delete from workers where worker = $1', [worker]);
    },
    async bury(silenceMs) {
      const dead = await scope.query<{ worker: number }>(
        `with recursive silent as (
           select worker from workers w
           where beat_at < now() - $1 * interval '1 millisecond'
             or not exists (select from pg_locks l where l.locktype = 'advisory' and l.classid = ${lockClass}
               and l.objid = w.worker::oid and l.database = (select oid from pg_database where datname = current_database()))
           for update skip locked
         ),
         gone as (delete from workers w using silent s where w.worker = s.worker returning w.worker),
         ${holders}
         select worker from gone
         union
         select h.worker from holders h
         where h.worker is not null and not exists (select from workers w where w.worker = h.worker)`,
        [silenceMs],
        'dead-workers',
      );
      if (dead.length === 0) return { workers: [], runs: [] };
      const freed = await scope.query<{ tenant_id: string; workflow_id: string; run_name: string; region: string }>(
        `update live_runs l set epoch = l.epoch + 1, worker = null, wake_at = now()
         from (select workflow_id, run_name from live_runs where worker = any($1::int[])
               order by run_name for no key update) h
         where l.workflow_id = h.workflow_id and l.run_name = h.run_name
         returning l.tenant_id, l.workflow_id, l.run_name, l.region`,
        [dead.map((row) => row.worker)],
      );
      return {
        workers: dead.map((row) => row.worker),
        runs: freed.map((row) => ({
          tenantId: row.tenant_id,
          workflowId: row.workflow_id,
          runName: row.run_name,
          region: row.region,
        })),
      };
    },
  };
}
