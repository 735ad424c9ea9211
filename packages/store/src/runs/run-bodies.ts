import type { Scope } from '../scope.ts';
import type { RunKey } from './flush.ts';

/** A large body of a run. */
export interface BodyKey extends Pick<RunKey, 'tenantId' | 'runName'> {
  /** Names it within the run. */
  readonly body: string;
}

/** Large bodies that came to runs, in parts. They go with the history of their run. */
export interface RunBodies {
  /** Keeps one part. It may be lost in a crash until something is flushed after it: then nothing names it either. */
  append(key: BodyKey, number: number, bytes: Uint8Array): Promise<void>;
  /** One part; undefined behind the last. */
  part(key: Pick<BodyKey, 'runName' | 'body'>, number: number): Promise<Buffer | undefined>;
  /** The first bytes of a body, of its first part at most; undefined when nothing came. */
  beginning(key: Pick<BodyKey, 'runName' | 'body'>, bytes: number): Promise<Buffer | undefined>;
  /** Forgets a body of which only the beginning came. */
  remove(key: BodyKey): Promise<void>;
  /** Gives another run the same bodies, under the same names. */
  copy(bodies: readonly string[], from: string, to: string): Promise<void>;
}

/** The large bodies of runs on a scope. */
export function runBodies(scope: Scope): RunBodies {
  return {
    async append({ tenantId, runName, body }, number, bytes) {
      // The flush of the event that names the body makes what came before it durable too.
      await scope.query(
        `with quick as materialized (select set_config('synchronous_commit', 'off', true))
         insert into run_bodies (tenant_id, run_name, body, number, bytes) select $1, $2, $3, $4, $5 from quick`,
        [tenantId, runName, body, number, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
        'append-body',
      );
    },
    async part({ runName, body }, number) {
      const rows = await scope.query<{ bytes: Buffer }>(
        'select bytes from run_bodies where run_name = $1 and body = $2 and number = $3',
        [runName, body, number],
        'read-body',
      );
      return rows[0]?.bytes;
    },
    async beginning({ runName, body }, bytes) {
      const rows = await scope.query<{ bytes: Buffer }>(
        'select substring(bytes for $3) as bytes from run_bodies where run_name = $1 and body = $2 and number = 0',
        [runName, body, bytes],
      );
      return rows[0]?.bytes;
    },
    async remove({ runName, body }) {
      await scope.query('delete from run_bodies where run_name = $1 and body = $2', [runName, body]);
    },
    async copy(bodies, from, to) {
      await scope.query(
        `insert into run_bodies (tenant_id, run_name, body, number, bytes)
         select tenant_id, $3, body, number, bytes from run_bodies where run_name = $2 and body = any($1::text[])`,
        [bodies, from, to],
      );
    },
  };
}
