import { type RunEvent, recorded } from '@tenon/run';
import type { Scope } from '../scope.ts';
import { type BoundedPage, boundedPage, type Patience, within } from './bounded-page.ts';
import { conditionSql, type HistoryCondition, spanOf } from './history-condition.ts';
import { runHolding } from './holding.ts';

/** One run as lists show it. */
export interface RunRecord {
  readonly workflowId: string;
  readonly runName: string;
  readonly version: string;
  readonly triggerName: string;
  readonly clientTrackingId: string;
  /** The run that this one repeats. */
  readonly originName: string | undefined;
  readonly status: string;
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
  readonly code: string | undefined;
  readonly error: { readonly code: string; readonly message: string } | undefined;
}

/** Which runs to list. */
export interface RunFilter {
  readonly where?: HistoryCondition;
  /** Those that this trigger started, however it is spelt. */
  readonly triggerName?: string;
  readonly limit: number;
  /** The name of the run that the last page ended with. */
  readonly after?: string;
}

/** The runs of a tenant, for reading. */
export interface Runs {
  /** Newest first. The cost does not depend on how many runs there are, unless few of them satisfy a condition without an index. */
  list(workflowId: string, filter: RunFilter): Promise<readonly RunRecord[]>;
  /** As `list`, at a cost that is bounded in any case: a page may be short, even empty, and say where to go on. */
  page(workflowId: string, filter: RunFilter, patience?: Patience): Promise<BoundedPage<RunRecord>>;
  find(workflowId: string, runName: string): Promise<RunRecord | undefined>;
  /** How many runs there are, counted up to `filter.limit`; undefined when counting takes longer than a second. */
  count(workflowId: string, filter: RunFilter): Promise<number | undefined>;
  /**
   * Those of the runs named whose journal, contents or beginnings of bodies may hold a text, ignoring case: the ones worth a closer
   * look. Undefined when telling takes longer than a second: fewer are to be asked for.
   */
  mentioning(runNames: readonly string[], text: string): Promise<ReadonlySet<string> | undefined>;
  /** Everything that happened in a run, in order: what `@tenon/run` projects records from. */
  history(runName: string): Promise<readonly RunEvent[]>;
}

const longestCountMs = 1_000;
const longestLookMs = 1_000;

/** The runs aggregate on a scope. */
export function runs(scope: Scope): Runs {
  const list = async (workflowId: string, filter: RunSpan) => {
    const { page, values } = pageOf(workflowId, filter);
    const rows = await scope.query<RunRow>(
      `select * from (
         (select ${columns}, null::timestamptz as ended_at, null as code, null as error from live_runs ${page})
         union all
         (select ${columns}, ended_at, code, error from finished_runs ${page})
       ) as r order by run_name limit $3`,
      values,
    );
    return rows.map(toRecord);
  };
  return {
    list,
    page(workflowId, { limit, after, ...filter }, patience) {
      const span = spanOf(filter.where);
      return boundedPage(scope, {
        page: { limit, ...(after === undefined ? {} : { after }) },
        patience,
        reader: {
          read: (part) => list(workflowId, { ...filter, ...part }),
          nameOf: ({ runName }) => runName,
          async nameBehind(from, count) {
            const { page, values } = pageOf(workflowId, {
              limit: count,
              ...(span === undefined ? {} : { where: span }),
              ...(from === undefined ? {} : { after: from }),
            });
            const rows = await scope.query<{ run_name: string }>(
              `select run_name from (
                 (select run_name from live_runs ${page}) union all (select run_name from finished_runs ${page})
               ) as r order by run_name offset $3 - 1 limit 1`,
              values,
            );
            return rows[0]?.run_name;
          },
        },
      });
    },
    count(workflowId, filter) {
      const { page, values } = pageOf(workflowId, filter);
      return within(scope, longestCountMs, async () => {
        const rows = await scope.query<{ count: number }>(
          `select count(*)::int as count from (
             (select run_name from live_runs ${page}) union all (select run_name from finished_runs ${page}) limit $3
           ) as r`,
          values,
        );
        return rows[0]?.count ?? 0;
      });
    },
    mentioning(runNames, text) {
      const values = [
        runNames,
        `%${patternOf(JSON.stringify(text).slice(1, -1))}%`,
        `%${patternOf(plainPart(text))}%`,
        recorded.lookedIntoBytes,
      ];
      return within(scope, longestLookMs, async () => {
        const rows = await scope.query<{ run_name: string }>(
          `select run_name from run_journal where run_name = any($1::text[]) and events ilike $2
           union
           select run_name from run_contents where run_name = any($1::text[]) and content ilike $2
           union
           select run_name from run_bodies where run_name = any($1::text[]) and number = 0
             and encode(substring(bytes for $4), 'escape') ilike $3`,
          values,
        );
        return new Set(rows.map((row) => row.run_name));
      });
    },
    async find(workflowId, runName) {
      const rows = await scope.query<RunRow>(
        `select ${columns}, null::timestamptz as ended_at, null as code, null as error
         from live_runs where workflow_id = $1 and run_name = $2
         union all
         select ${columns}, ended_at, code, error from finished_runs where workflow_id = $1 and run_name = $2`,
        [workflowId, runName],
      );
      return rows[0] && toRecord(rows[0]);
    },
    history: (runName) => runHolding(scope).history(runName),
  };
}

/** A text as LIKE takes it: the marks of patterns in it are only letters. */
function patternOf(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}

/** The longest part of a text that is written the same in all bodies: nobody escapes it, and it is one byte for each letter. */
function plainPart(text: string): string {
  const parts = text.match(/[\w .:,;@#$-]+/g) ?? [];
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** A page of runs up to a name and with it. */
interface RunSpan extends RunFilter {
  readonly upTo?: string;
}

/** The conditions of a page of runs, on live and on finished ones alike. */
function pageOf(workflowId: string, { where, triggerName, limit, after, upTo }: RunSpan) {
  const values: unknown[] = [workflowId, after, limit, triggerName, upTo];
  const selected = conditionSql(
    where,
    { name: 'run_name', status: 'status', tracking: 'client_tracking_id' },
    (value) => `$${values.push(value)}`,
  );
  const page = `where workflow_id = $1 and run_name > coalesce($2, '') and ${selected}
    and ($4::text is null or lower(trigger_name) = lower($4)) and ($5::text is null or run_name <= $5)
    order by run_name limit $3`;
  return { page, values };
}

const columns = 'workflow_id, run_name, version, trigger_name, client_tracking_id, origin_name, started_at, status';

interface RunRow {
  readonly workflow_id: string;
  readonly run_name: string;
  readonly version: string;
  readonly trigger_name: string;
  readonly client_tracking_id: string | null;
  readonly origin_name: string | null;
  readonly started_at: Date;
  readonly status: string;
  readonly ended_at: Date | null;
  readonly code: string | null;
  readonly error: string | null;
}

function toRecord(row: RunRow): RunRecord {
  return {
    workflowId: row.workflow_id,
    runName: row.run_name,
    version: row.version,
    triggerName: row.trigger_name,
    clientTrackingId: row.client_tracking_id ?? row.run_name,
    originName: row.origin_name ?? undefined,
    status: row.status,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    code: row.code ?? undefined,
    error: row.error === null ? undefined : JSON.parse(row.error),
  };
}
