import { type BoundedPage, boundedPage } from './runs/bounded-page.ts';
import { conditionSql, type HistoryCondition, spanOf } from './runs/history-condition.ts';
import type { Scope } from './scope.ts';

/** How far a trigger that fires by itself has come. */
export interface TriggerProgress {
  readonly workflowId: string;
  readonly triggerName: string;
  /** JSON of the runtime's own: since when it is armed, where the next poll goes, what was subscribed. */
  readonly state: string;
  readonly lastAt: Date | undefined;
  /** When it is due; undefined when nothing is scheduled. */
  readonly nextAt: Date | undefined;
}

/** One firing of a trigger that started no run of its own name: skipped, failed, or split into many. */
export interface TriggerHistory {
  readonly workflowId: string;
  readonly triggerName: string;
  readonly name: string;
  readonly status: 'Succeeded' | 'Failed' | 'Skipped';
  readonly code: string;
  readonly error: { readonly code: string; readonly message: string } | undefined;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly scheduledAt: Date | undefined;
  /** JSON of the trigger's outputs. */
  readonly outputs: string | undefined;
}

/** The triggers of workflows, as far as they keep anything between their firings. */
export interface Triggers {
  list(workflowId: string): Promise<readonly TriggerProgress[]>;
  find(workflowId: string, triggerName: string): Promise<TriggerProgress | undefined>;
  /** As `find`, and nobody else changes it until the transaction ends. */
  lock(workflowId: string, triggerName: string): Promise<TriggerProgress | undefined>;
  put(tenantId: string, progress: TriggerProgress): Promise<void>;
  /** Forgets the triggers of a workflow but for those named. */
  keepOnly(workflowId: string, triggerNames: readonly string[]): Promise<void>;
  record(tenantId: string, history: TriggerHistory): Promise<void>;
  /** Newest first. */
  histories(workflowId: string, triggerName: string, page: HistoryPage): Promise<readonly TriggerHistory[]>;
  /** As `histories`, at a cost that is bounded in any case: a page may be short, even empty, and say where to go on. */
  historyPage(workflowId: string, triggerName: string, page: HistoryPage): Promise<BoundedPage<TriggerHistory>>;
}

/** Which histories to list. */
export interface HistoryPage {
  readonly limit: number;
  readonly after?: string;
  readonly where?: HistoryCondition;
  /** The one of this name. */
  readonly name?: string;
}

/** The triggers aggregate on a scope. */
export function triggers(scope: Scope): Triggers {
  const select = async (rest: string, values: readonly unknown[]) =>
    (await scope.query<ProgressRow>(`select * from workflow_triggers ${rest}`, values)).map(toProgress);
  const histories = async (workflowId: string, triggerName: string, page: HistorySpan) => {
    const { rest, values } = historiesOf(workflowId, triggerName, page);
    const rows = await scope.query<HistoryRow>(`select * from trigger_histories ${rest} limit $4`, values);
    return rows.map(toHistory);
  };
  return {
    list: (workflowId) => select('where workflow_id = $1 order by trigger_name', [workflowId]),
    async find(workflowId, triggerName) {
      return (await select('where workflow_id = $1 and trigger_name = $2', [workflowId, triggerName]))[0];
    },
    async lock(workflowId, triggerName) {
      return (await select('where workflow_id = $1 and trigger_name = $2 for update', [workflowId, triggerName]))[0];
    },
    async put(tenantId, { workflowId, triggerName, state, lastAt, nextAt }) {
      await scope.query(
        `insert into workflow_triggers (tenant_id, workflow_id, trigger_name, state, last_at, next_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (workflow_id, trigger_name) do update set state = $4, last_at = $5, next_at = $6`,
        [tenantId, workflowId, triggerName, state, lastAt, nextAt],
      );
    },
    async keepOnly(workflowId, triggerNames) {
      await scope.query('delete from workflow_triggers where workflow_id = $1 and trigger_name <> all($2::text[])', [
        workflowId,
        triggerNames,
      ]);
    },
    async record(tenantId, history) {
      await scope.query(
        `insert into trigger_histories (tenant_id, workflow_id, trigger_name, name, status, code, error, started_at,
           ended_at, scheduled_at, outputs)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          tenantId,
          history.workflowId,
          history.triggerName,
          history.name,
          history.status,
          history.code,
          history.error && JSON.stringify(history.error),
          history.startedAt,
          history.endedAt,
          history.scheduledAt,
          history.outputs,
        ],
      );
    },
    histories,
    historyPage(workflowId, triggerName, { limit, after, ...page }) {
      const span = spanOf(page.where);
      return boundedPage(scope, {
        page: { limit, ...(after === undefined ? {} : { after }) },
        reader: {
          read: (part) => histories(workflowId, triggerName, { ...page, ...part }),
          nameOf: ({ name }) => name,
          async nameBehind(from, count) {
            const { rest, values } = historiesOf(workflowId, triggerName, {
              limit: count,
              ...(span === undefined ? {} : { where: span }),
              ...(from === undefined ? {} : { after: from }),
            });
            const rows = await scope.query<{ name: string }>(
              `select name from trigger_histories ${rest} offset $4 - 1 limit 1`,
              values,
            );
            return rows[0]?.name;
          },
        },
      });
    },
  };
}

/** Histories up to a name and with it. */
interface HistorySpan extends HistoryPage {
  readonly upTo?: string;
}

/** The conditions of a page of histories, and their order. */
function historiesOf(workflowId: string, triggerName: string, { limit, after, upTo, where, name }: HistorySpan) {
  const values: unknown[] = [workflowId, triggerName, after, limit, name, upTo];
  const selected = conditionSql(where, { name: 'name', status: 'status' }, (value) => `$${values.push(value)}`);
  const rest = `where workflow_id = $1 and trigger_name = $2 and name > coalesce($3, '') and ${selected}
    and ($5::text is null or name = $5) and ($6::text is null or name <= $6)
    order by name`;
  return { rest, values };
}

interface ProgressRow {
  readonly workflow_id: string;
  readonly trigger_name: string;
  readonly state: string;
  readonly last_at: Date | null;
  readonly next_at: Date | null;
}

function toProgress(row: ProgressRow): TriggerProgress {
  return {
    workflowId: row.workflow_id,
    triggerName: row.trigger_name,
    state: row.state,
    lastAt: row.last_at ?? undefined,
    nextAt: row.next_at ?? undefined,
  };
}

interface HistoryRow {
  readonly workflow_id: string;
  readonly trigger_name: string;
  readonly name: string;
  readonly status: 'Succeeded' | 'Failed' | 'Skipped';
  readonly code: string | null;
  readonly error: string | null;
  readonly started_at: Date;
  readonly ended_at: Date;
  readonly scheduled_at: Date | null;
  readonly outputs: string | null;
}

function toHistory(row: HistoryRow): TriggerHistory {
  return {
    workflowId: row.workflow_id,
    triggerName: row.trigger_name,
    name: row.name,
    status: row.status,
    code: row.code ?? '',
    error: row.error === null ? undefined : JSON.parse(row.error),
    startedAt: row.started_at,
    endedAt: row.ended_at,
    scheduledAt: row.scheduled_at ?? undefined,
    outputs: row.outputs ?? undefined,
  };
}
