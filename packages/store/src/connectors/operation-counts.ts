import type { Scope } from '../scope.ts';

/** How the calls of an operation ended, and how long they took: `latencies` counts them by step of duration. */
export interface OperationCounts {
  readonly calls: number;
  readonly succeeded: number;
  readonly throttled: number;
  readonly clientFailures: number;
  readonly serverFailures: number;
  readonly unanswered: number;
  readonly latencies: readonly number[];
}

/** The counts of one operation of one connector within an hour. */
export interface HourOfOperation extends OperationCounts {
  /** The id of a custom connector, or `catalogue:` and the name of an entry in lower case. */
  readonly subject: string;
  readonly operationId: string;
  /** The instant at which the hour begins. */
  readonly hour: Date;
}

const numbers = ['calls', 'succeeded', 'throttled', 'clientFailures', 'serverFailures', 'unanswered'] as const;

/** Counts of operations, in the system scope: they belong to no tenant. */
export function operationCounts(scope: Scope) {
  return {
    /** Adds counts to those that are there, all in one statement, in one order, so that two processes do not wait for each other. */
    async add(hours: readonly HourOfOperation[]): Promise<void> {
      const key = ({ subject, hour, operationId }: HourOfOperation) =>
        `${subject} ${hour.toISOString()} ${operationId}`;
      const sorted = hours.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
      await scope.query(
        `insert into operation_counts as kept (subject, operation_id, hour, calls, succeeded, throttled, client_failures,
           server_failures, unanswered, latencies)
         select subject, operation_id, hour, calls, succeeded, throttled, client_failures, server_failures, unanswered,
           string_to_array(latencies, ',')::bigint[]
         from unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
           $8::bigint[], $9::bigint[], $10::text[]) as added (subject, operation_id, hour, calls, succeeded, throttled,
           client_failures, server_failures, unanswered, latencies)
         on conflict (subject, hour, operation_id) do update set
           calls = kept.calls + excluded.calls,
           succeeded = kept.succeeded + excluded.succeeded,
           throttled = kept.throttled + excluded.throttled,
           client_failures = kept.client_failures + excluded.client_failures,
           server_failures = kept.server_failures + excluded.server_failures,
           unanswered = kept.unanswered + excluded.unanswered,
           latencies = (select array_agg(coalesce(a, 0) + coalesce(b, 0) order by at)
             from unnest(kept.latencies, excluded.latencies) with ordinality as both_of (a, b, at))`,
        [
          sorted.map(({ subject }) => subject),
          sorted.map(({ operationId }) => operationId),
          sorted.map(({ hour }) => hour),
          ...numbers.map((name) => sorted.map((one) => one[name])),
          sorted.map(({ latencies }) => latencies.join(',')),
        ],
      );
    },
    /** The hours of some subjects since an instant, oldest first. */
    async list(subjects: readonly string[], since: Date): Promise<readonly HourOfOperation[]> {
      const rows = await scope.query<HourOfOperation>(
        `select subject, operation_id as "operationId", hour, calls::float8 as calls, succeeded::float8 as succeeded,
           throttled::float8 as throttled, client_failures::float8 as "clientFailures",
           server_failures::float8 as "serverFailures", unanswered::float8 as unanswered,
           latencies::float8[] as latencies
         from operation_counts where subject = any ($1) and hour >= $2 order by hour, operation_id`,
        [subjects, since],
      );
      return rows;
    },
    /** Forgets the hours before an instant. */
    async forget(before: Date): Promise<void> {
      await scope.query(`delete from operation_counts where hour < $1`, [before]);
    },
  };
}
