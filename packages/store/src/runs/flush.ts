import type { Scope } from '../scope.ts';
import type { EncodedEvents } from './encode-events.ts';

/** Names a run across tenants. */
export interface RunKey {
  readonly tenantId: string;
  readonly workflowId: string;
  readonly runName: string;
}

/** A run that begins, with its first events. */
export interface NewRun extends RunKey {
  readonly version: string;
  readonly triggerName: string;
  readonly clientTrackingId?: string;
  readonly originName?: string;
  /** JSON that tells the runtime whom to report the end to. */
  readonly parent?: string;
  readonly region: string;
  readonly startedAt: Date;
  /** The worker that holds it at once, in epoch 1; without one it waits in epoch 0 to be taken. */
  readonly worker?: number;
  /** The worker whose caller waits for the response. */
  readonly caller?: number;
}

/** What a flush writes for one run. */
export interface RunWrite extends RunKey {
  readonly epoch: number;
  /** Present when the run is new; then no epoch is compared. */
  readonly begin?: NewRun;
  /** New events, numbered from `sequence`. */
  readonly append?: EncodedEvents & { readonly sequence: number };
  /** Numbers of the messages that the new events take account of. */
  readonly consumed?: readonly number[];
  /** The run is over: it leaves the live runs. */
  readonly end?: RunEnd;
  /** The run leaves memory until `wakeAt` or the next message; not done when a message beyond `inbox` has come. */
  readonly rest?: { readonly wakeAt?: Date; readonly inbox: number };
}

/** How a run ended. */
export interface RunEnd {
  readonly status: string;
  readonly code: string;
  /** JSON of the run's error. */
  readonly error?: string;
  readonly endedAt: Date;
}

/** What became of the writes of a flush. */
export interface FlushOutcome {
  /** Runs whose writes are durable. A run that is missing belongs to another worker now, and nothing of it was written. */
  readonly held: ReadonlySet<string>;
  /** Runs that rest. */
  readonly rested: ReadonlySet<string>;
}

/**
 * Writes for many runs in one statement: all of it becomes durable at once, or none.
 *
 * Why no interleaving with a take-over can lose or double an event: `held` locks the row of each run
 * whose epoch is still the writer's, and everything else of the statement is written for those runs only.
 * Taking a run over updates the same row. So either the take-over commits first: then the lock waits for it,
 * PostgreSQL looks at the new version of the row, the epoch differs, and nothing of that run is written. Or this
 * statement commits first: then the take-over waits for it and the new holder, who reads the journal after his
 * own commit, sees every event written here. Should both ever believe to hold the same epoch, the
 * journal's key (run, number of the first event) still lets only one of them write.
 */
export async function flushRuns(scope: Scope, writes: readonly RunWrite[]): Promise<FlushOutcome> {
  const rows = await scope.query<{ run_name: string; rested: boolean }>(statement, toArrays(writes), 'flush-runs');
  const held = new Set(rows.map((row) => row.run_name));
  for (const write of writes) if (write.begin) held.add(write.runName);
  return { held, rested: new Set(rows.filter((row) => row.rested).map((row) => row.run_name)) };
}

const statement = `
with begun as (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::timestamptz[], $11::int[], $12::int[], $13::boolean[])
    as b(tenant_id, workflow_id, run_name, version, trigger_name, client_tracking_id, origin_name, parent,
      region, started_at, worker, caller, is_over)
), written_begun as (
  insert into live_runs (tenant_id, workflow_id, run_name, version, trigger_name, client_tracking_id, origin_name,
    parent, region, started_at, worker, caller, status, epoch, wake_at)
  select tenant_id, workflow_id, run_name, version, trigger_name, client_tracking_id, origin_name,
    parent, region, started_at, worker, caller, 'Running',
    case when worker is null then 0 else 1 end, case when worker is null then started_at end
  from begun where not is_over
), held as (
  select l.run_name
  from unnest($14::uuid[], $15::text[], $16::int[]) as a(workflow_id, run_name, epoch)
  join live_runs l on l.workflow_id = a.workflow_id and l.run_name = a.run_name and l.epoch = a.epoch
  order by l.run_name
  for no key update of l
), writable as (
  select run_name from held union all select run_name from begun
), written_events as (
  insert into run_journal (tenant_id, run_name, sequence, events)
  select e.* from unnest($17::uuid[], $18::text[], $19::int[], $20::text[]) as e(tenant_id, run_name, sequence, events)
  where e.run_name in (select run_name from writable)
), written_contents as (
  insert into run_contents (tenant_id, run_name, hash, content)
  select c.* from unnest($21::uuid[], $22::text[], $23::text[], $24::text[]) as c(tenant_id, run_name, hash, content)
  where c.run_name in (select run_name from writable)
  on conflict do nothing
), consumed as (
  delete from run_messages m using unnest($25::text[], $26::int[]) as c(run_name, number)
  where m.run_name = c.run_name and m.number = c.number and c.run_name in (select run_name from held)
), ends as (
  select * from unnest($27::uuid[], $28::text[], $29::text[], $30::text[], $31::text[], $32::timestamptz[])
    as e(workflow_id, run_name, status, code, error, ended_at)
), ended as (
  delete from live_runs l using ends e
  where l.workflow_id = e.workflow_id and l.run_name = e.run_name and e.run_name in (select run_name from held)
  returning l.tenant_id, l.workflow_id, l.run_name, l.version, l.trigger_name, l.client_tracking_id, l.origin_name,
    l.started_at, e.ended_at, e.status, e.code, e.error
), forgotten as (
  delete from run_messages where run_name in (select run_name from ended)
), written_ends as (
  insert into finished_runs (tenant_id, workflow_id, run_name, version, trigger_name, client_tracking_id, origin_name,
    started_at, ended_at, status, code, error)
  select * from ended
  union all
  select b.tenant_id, b.workflow_id, b.run_name, b.version, b.trigger_name, b.client_tracking_id, b.origin_name,
    b.started_at, e.ended_at, e.status, e.code, e.error
  from begun b join ends e using (run_name) where b.is_over
), rested as (
  update live_runs l set worker = null, wake_at = r.wake_at
  from unnest($33::uuid[], $34::text[], $35::timestamptz[], $36::int[]) as r(workflow_id, run_name, wake_at, inbox)
  where l.workflow_id = r.workflow_id and l.run_name = r.run_name and l.inbox = r.inbox
    and r.run_name in (select run_name from held)
  returning l.run_name
)
select run_name, run_name in (select run_name from rested) as rested from held`;

/** One array for each column, in the order of the statement's parameters. */
function toArrays(writes: readonly RunWrite[]): unknown[] {
  const begun = writes.flatMap((write) => (write.begin ? [{ ...write.begin, isOver: write.end !== undefined }] : []));
  const known = writes.filter((write) => !write.begin);
  const appends = writes.flatMap((write) => (write.append ? [{ ...write.append, key: write }] : []));
  const contents = appends.flatMap(({ contents: all, key }) => all.map((content) => ({ ...content, key })));
  const consumed = writes.flatMap((write) => (write.consumed ?? []).map((number) => ({ number, key: write })));
  const ends = writes.flatMap((write) => (write.end ? [{ ...write.end, key: write }] : []));
  const rests = writes.flatMap((write) => (write.rest ? [{ ...write.rest, key: write }] : []));
  return [
    begun.map((run) => run.tenantId),
    begun.map((run) => run.workflowId),
    begun.map((run) => run.runName),
    begun.map((run) => run.version),
    begun.map((run) => run.triggerName),
    begun.map((run) => run.clientTrackingId ?? null),
    begun.map((run) => run.originName ?? null),
    begun.map((run) => run.parent ?? null),
    begun.map((run) => run.region),
    begun.map((run) => run.startedAt.toISOString()),
    begun.map((run) => run.worker ?? null),
    begun.map((run) => run.caller ?? null),
    begun.map((run) => run.isOver),
    known.map((write) => write.workflowId),
    known.map((write) => write.runName),
    known.map((write) => write.epoch),
    appends.map(({ key }) => key.tenantId),
    appends.map(({ key }) => key.runName),
    appends.map(({ sequence }) => sequence),
    appends.map(({ events }) => events),
    contents.map(({ key }) => key.tenantId),
    contents.map(({ key }) => key.runName),
    contents.map(({ hash }) => hash),
    contents.map(({ content }) => content),
    consumed.map(({ key }) => key.runName),
    consumed.map(({ number }) => number),
    ends.map(({ key }) => key.workflowId),
    ends.map(({ key }) => key.runName),
    ends.map(({ status }) => status),
    ends.map(({ code }) => code),
    ends.map(({ error }) => error ?? null),
    ends.map(({ endedAt }) => endedAt.toISOString()),
    rests.map(({ key }) => key.workflowId),
    rests.map(({ key }) => key.runName),
    rests.map(({ wakeAt }) => wakeAt?.toISOString() ?? null),
    rests.map(({ inbox }) => inbox),
  ];
}
