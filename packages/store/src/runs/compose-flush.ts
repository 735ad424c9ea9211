import { binaryArray, type ElementType, type ElementTypes } from './binary-array.ts';
import type { NewRun, RunEnd, RunWrite } from './flush.ts';

/** A statement with its values; `name` stands for the text, so that PostgreSQL can keep its plan. */
export interface ComposedFlush {
  readonly text: string;
  readonly name: string;
  readonly values: readonly unknown[];
}

/**
 * The one statement of a flush, made of the parts that the writes have: starting up parts that are not used costs
 * more than the writing itself (measured: 1.6 ms instead of 0.8 for one run).
 */
export function composeFlush(writes: readonly RunWrite[]): ComposedFlush {
  const statement: Statement = { parts: [], values: [], name: 'flush' };
  const begun = writes.filter((write) => write.begin !== undefined);
  const known = writes.filter((write) => write.begin === undefined);
  if (known.length > 0) holdRuns(statement, known);
  beginRuns(statement, begun);
  writeEvents(statement, { among: begun, name: 'first', condition: '' });
  writeEvents(statement, { among: known, name: 'next', condition: 'where e.run_name in (select run_name from held)' });
  consumeMessages(statement, known);
  endRuns(statement, known);
  const restsAny = restRuns(statement, known);
  const rested = restsAny ? 'run_name in (select run_name from rested)' : 'false';
  const result = known.length > 0 ? `select run_name, ${rested} as rested from held` : 'select where false';
  return { text: `with ${statement.parts.join(',\n')} ${result}`, name: statement.name, values: statement.values };
}

interface Statement {
  readonly parts: string[];
  readonly values: unknown[];
  /** Of which parts it is made: the same name is the same text. */
  name: string;
}

/** One array parameter of the statement: its type, and what the rows have in it. */
interface Column<Row> {
  readonly type: ElementType;
  array(rows: readonly Row[]): Buffer;
}
type Columns<Row> = Readonly<Record<string, Column<Row>>>;

function column<Type extends ElementType, Row>(
  type: Type,
  value: (row: Row) => ElementTypes[Type] | null,
): Column<Row> {
  return { type, array: (rows) => binaryArray(type, rows.map(value)) };
}

/** Rows as a table of the statement: one array for each column. */
function table<Row>(
  { values }: Statement,
  alias: string,
  { rows, columns }: { rows: readonly Row[]; columns: Columns<Row> },
) {
  const parameters = Object.values(columns).map(({ type, array }) => {
    values.push(array(rows));
    return `$${values.length}::${type}[]`;
  });
  return `unnest(${parameters.join(', ')}) as ${alias}(${Object.keys(columns).join(', ')})`;
}

function addPart(statement: Statement, name: string, sql: string): void {
  statement.parts.push(sql);
  statement.name += `-${name}`;
}

/** Locks the rows of the runs whose epoch is still the writer's: everything else is written for these only. */
function holdRuns(statement: Statement, rows: readonly RunWrite[]): void {
  const columns: Columns<RunWrite> = {
    workflow_id: column('uuid', (write) => write.workflowId),
    run_name: column('text', (write) => write.runName),
    epoch: column('int', (write) => write.epoch),
  };
  addPart(
    statement,
    'held',
    `held as materialized (
       select l.run_name from ${table(statement, 'a', { rows, columns })}
       join live_runs l on l.workflow_id = a.workflow_id and l.run_name = a.run_name and l.epoch = a.epoch
       order by l.run_name for no key update of l)`,
  );
}

const runColumns: Columns<NewRun> = {
  tenant_id: column('uuid', (run) => run.tenantId),
  workflow_id: column('uuid', (run) => run.workflowId),
  run_name: column('text', (run) => run.runName),
  version: column('text', (run) => run.version),
  trigger_name: column('text', (run) => run.triggerName),
  client_tracking_id: column('text', (run) => run.clientTrackingId ?? null),
  origin_name: column('text', (run) => run.originName ?? null),
  started_at: column('timestamptz', (run) => run.startedAt),
};
const runColumnNames = Object.keys(runColumns).join(', ');

/** A run that rests with its first events is held by nobody. */
const liveColumns: Columns<NewRun & Pick<RunWrite, 'rest'>> = {
  ...runColumns,
  worker: column('int', (run) => (run.rest ? null : (run.worker ?? null))),
  caller: column('int', (run) => run.caller ?? null),
  parent: column('text', (run) => run.parent ?? null),
  region: column('text', (run) => run.region),
  status: column('text', (run) => (run.isWaiting ? 'Waiting' : 'Running')),
  epoch: column('int', (run) => (run.worker === undefined ? 0 : 1)),
  wake_at: column('timestamptz', (run) => firstWakeAt(run) ?? null),
};

function firstWakeAt(run: NewRun & Pick<RunWrite, 'rest'>): Date | undefined {
  if (run.rest) return run.rest.wakeAt;
  return run.worker === undefined && !run.isWaiting ? run.startedAt : undefined;
}

const overColumns: Columns<NewRun & { readonly end: RunEnd }> = {
  ...runColumns,
  ended_at: column('timestamptz', ({ end }) => end.endedAt),
  status: column('text', ({ end }) => end.status),
  code: column('text', ({ end }) => end.code),
  error: column('text', ({ end }) => end.error ?? null),
};

/** A run that ends with its first events never becomes a live one. */
function beginRuns(statement: Statement, begun: readonly RunWrite[]): void {
  const live = begun.flatMap(({ begin, end, rest }) => (begin && !end ? [{ ...begin, ...(rest && { rest }) }] : []));
  if (live.length > 0) {
    const rows = table(statement, 'b', { rows: live, columns: liveColumns });
    const names = Object.keys(liveColumns).join(', ');
    addPart(statement, 'begun', `begun as (insert into live_runs (${names}) select b.* from ${rows})`);
  }
  const over = begun.flatMap(({ begin, end }) => (begin && end ? [{ ...begin, end }] : []));
  if (over.length > 0) {
    const rows = table(statement, 'b', { rows: over, columns: overColumns });
    const names = Object.keys(overColumns).join(', ');
    addPart(statement, 'over', `over as (insert into finished_runs (${names}) select b.* from ${rows})`);
  }
}

function writeEvents(
  statement: Statement,
  {
    among,
    name,
    condition,
  }: { readonly among: readonly RunWrite[]; readonly name: string; readonly condition: string },
): void {
  const appends = among.flatMap((write) => (write.append ? [{ ...write, append: write.append }] : []));
  if (appends.length > 0) {
    const columns: Columns<(typeof appends)[number]> = {
      tenant_id: column('uuid', (write) => write.tenantId),
      run_name: column('text', (write) => write.runName),
      sequence: column('int', ({ append }) => append.sequence),
      events: column('text', ({ append }) => append.events),
    };
    const rows = table(statement, 'e', { rows: appends, columns });
    const names = Object.keys(columns).join(', ');
    addPart(
      statement,
      name,
      `${name}_events as (insert into run_journal (${names}) select e.* from ${rows} ${condition})`,
    );
  }
  const contents = appends.flatMap(({ tenantId, runName, append }) =>
    append.contents.map((content) => ({ tenantId, runName, ...content })),
  );
  if (contents.length > 0) {
    const columns: Columns<(typeof contents)[number]> = {
      tenant_id: column('uuid', (row) => row.tenantId),
      run_name: column('text', (row) => row.runName),
      hash: column('text', (row) => row.hash),
      content: column('text', (row) => row.content),
    };
    const rows = table(statement, 'e', { rows: contents, columns });
    const names = Object.keys(columns).join(', ');
    addPart(
      statement,
      `${name}contents`,
      `${name}_contents as (insert into run_contents (${names}) select e.* from ${rows} ${condition} on conflict do nothing)`,
    );
  }
}

function consumeMessages(statement: Statement, known: readonly RunWrite[]): void {
  const consumed = known.flatMap(({ runName, consumed: numbers = [] }) =>
    numbers.map((number) => ({ runName, number })),
  );
  if (consumed.length === 0) return;
  const columns: Columns<(typeof consumed)[number]> = {
    run_name: column('text', (row) => row.runName),
    number: column('int', (row) => row.number),
  };
  addPart(
    statement,
    'consumed',
    `consumed as (
       delete from run_messages m using ${table(statement, 'c', { rows: consumed, columns })}
       where m.run_name = c.run_name and m.number = c.number and c.run_name in (select run_name from held))`,
  );
}

/** Moves runs that are over to the finished ones, and forgets messages that came too late. */
function endRuns(statement: Statement, known: readonly RunWrite[]): void {
  const ends = known.flatMap((write) => (write.end ? [{ ...write, end: write.end }] : []));
  if (ends.length === 0) return;
  const columns: Columns<(typeof ends)[number]> = {
    workflow_id: column('uuid', (write) => write.workflowId),
    run_name: column('text', (write) => write.runName),
    end_status: column('text', ({ end }) => end.status),
    code: column('text', ({ end }) => end.code),
    error: column('text', ({ end }) => end.error ?? null),
    ended_at: column('timestamptz', ({ end }) => end.endedAt),
  };
  addPart(
    statement,
    'ends',
    `ended as (
       delete from live_runs l using ${table(statement, 'e', { rows: ends, columns })}
       where l.workflow_id = e.workflow_id and l.run_name = e.run_name and e.run_name in (select run_name from held)
       returning l.*, e.end_status, e.code, e.error, e.ended_at),
     kept as (
       insert into finished_runs (${runColumnNames}, ended_at, status, code, error)
       select ${runColumnNames}, ended_at, end_status, code, error from ended),
     forgotten as (delete from run_messages m using ended where m.run_name = ended.run_name and ended.inbox > 0)`,
  );
}

/** Lets runs rest, but for those that have a message which their holder does not know of. */
function restRuns(statement: Statement, known: readonly RunWrite[]): boolean {
  const rests = known.flatMap((write) => (write.rest ? [{ ...write, rest: write.rest }] : []));
  if (rests.length === 0) return false;
  const columns: Columns<(typeof rests)[number]> = {
    workflow_id: column('uuid', (write) => write.workflowId),
    run_name: column('text', (write) => write.runName),
    wake_at: column('timestamptz', ({ rest }) => rest.wakeAt ?? null),
    inbox: column('int', ({ rest }) => rest.inbox),
  };
  addPart(
    statement,
    'rests',
    `rested as (
       update live_runs l set worker = null, wake_at = r.wake_at
       from ${table(statement, 'r', { rows: rests, columns })}
       where l.workflow_id = r.workflow_id and l.run_name = r.run_name and l.inbox = r.inbox
         and r.run_name in (select run_name from held)
       returning l.run_name)`,
  );
  return true;
}
