import type { RunEvent } from '@tenon/run';
import type { Scope } from '../scope.ts';
import { openText, runPlace, sealText } from '../sealing.ts';
import { contentHashes, decodeEvents } from './encode-events.ts';
import type { RunKey } from './flush.ts';

/** A run in the hands of one worker, as it was when the worker took it. */
export interface HeldRun extends RunKey {
  readonly subscriptionId: string;
  readonly region: string;
  readonly version: string;
  readonly triggerName: string;
  readonly epoch: number;
  readonly caller: number | undefined;
  readonly parent: string | undefined;
  readonly startedAt: Date;
  /** How many messages have come for it so far. */
  readonly inbox: number;
  /** When it was taken, by the clock of the database, which decides what is due. */
  readonly takenAt: Date;
}

/** One thing that was reported to a run from outside: a callback, the end of a child, a request to cancel. */
export interface RunMessage {
  readonly number: number;
  /** JSON. */
  readonly message: string;
}

/** Where a message went. */
export interface Delivery {
  readonly worker: number | undefined;
  readonly region: string;
}

/** Of which regions, and how many: in all, and of each tenant. */
export interface Turns {
  readonly regions: readonly string[];
  readonly limit: number;
  readonly roomEach: number;
  /** Of these tenants so many instead of `roomEach`. */
  readonly rooms: ReadonlyMap<string, number>;
  /** How many runs these tenants have in each turn; the others have one. */
  readonly weights: ReadonlyMap<string, number>;
}

/** Who carries which run out (system scope only). */
export interface RunHolding {
  /** Takes runs that nobody holds and that are due, one epoch further; answers those it got. None of the tenants in `except`. */
  take(
    worker: number,
    keys: readonly Pick<RunKey, 'workflowId' | 'runName'>[],
    except?: readonly string[],
  ): Promise<readonly HeldRun[]>;
  /** As `take`, whichever are due: of each tenant the first (or as many as its weight says), then of each the next, and so on, those that wait longest first. */
  takeTurns(worker: number, turns: Turns): Promise<readonly HeldRun[]>;
  /** Takes a run again that this worker holds in `epoch` but is no longer sure of. */
  retake(worker: number, key: RunKey, epoch: number): Promise<HeldRun | undefined>;
  /** All that a worker holds, each with the epoch it is held in. */
  heldBy(worker: number): Promise<readonly (RunKey & { readonly region: string; readonly epoch: number })[]>;
  /** Gives back all that a worker holds, without having come to rest: it is due at once. */
  giveBack(worker: number): Promise<readonly (RunKey & { readonly region: string })[]>;
  /** The whole history of a run so far. */
  history(runName: string): Promise<readonly RunEvent[]>;
  /** The histories of many runs by their names, read together. */
  histories(runNames: readonly string[]): Promise<ReadonlyMap<string, readonly RunEvent[]>>;
  /** Those of the runs for which there are messages. */
  withMessages(runNames: readonly string[]): Promise<ReadonlySet<string>>;
  /** Messages beyond `number`, in order. */
  messages(runName: string, number: number): Promise<readonly RunMessage[]>;
  /** Keeps a message for a run and says who holds it now; undefined when there is no such live run. */
  deliver(key: RunKey, message: string): Promise<Delivery | undefined>;
  /** The name of the run that a request of a run starts elsewhere: the one proposed, or the one that an earlier try was given. */
  nameChild(parent: RunKey, request: string, proposed: string): Promise<string>;
  /** Runs that nobody holds although they were due before `before`: their wake-up went missing. */
  overdue(regions: readonly string[], before: Date, limit: number): Promise<readonly RunKey[]>;
}

/** The holding of runs on a scope of the system. */
export function runHolding(scope: Scope): RunHolding {
  return {
    async take(worker, keys, except = []) {
      const rows = await scope.query<HeldRow>(
        `update live_runs l set epoch = l.epoch + 1, worker = $1, wake_at = null
         from (
           select d.workflow_id, d.run_name from live_runs d
           join unnest($2::uuid[], $3::text[]) as k(workflow_id, run_name) using (workflow_id, run_name)
           where d.worker is null and d.wake_at <= now() and d.tenant_id <> all($4::uuid[])
           order by d.run_name for no key update of d skip locked
         ) due, workflows w
         where l.workflow_id = due.workflow_id and l.run_name = due.run_name and w.workflow_id = l.workflow_id
         returning ${heldColumns}`,
        [worker, keys.map((key) => key.workflowId), keys.map((key) => key.runName), except],
        'take-runs',
      );
      return rows.map(toHeldRun);
    },
    async takeTurns(worker, { regions, limit, roomEach, rooms, weights }) {
      const ofRooms = [[...rooms.keys()], [...rooms.values()]];
      const values = [worker, regions, limit, roomEach, ...ofRooms, [...weights.keys()], [...weights.values()]];
      const rows = await scope.query<HeldRow>(takeTurns, values, 'take-turns');
      return rows.map(toHeldRun);
    },
    async retake(worker, key, epoch) {
      const rows = await scope.query<HeldRow>(
        `update live_runs l set epoch = l.epoch + 1 from workflows w
         where l.workflow_id = $2 and l.run_name = $3 and l.worker = $1 and l.epoch = $4 and w.workflow_id = l.workflow_id
         returning ${heldColumns}`,
        [worker, key.workflowId, key.runName, epoch],
      );
      return rows[0] && toHeldRun(rows[0]);
    },
    async heldBy(worker) {
      const rows = await scope.query<KeyRow & { readonly region: string; readonly epoch: number }>(
        'select tenant_id, workflow_id, run_name, region, epoch from live_runs where worker = $1',
        [worker],
        'held-runs',
      );
      return rows.map((row) => ({ ...toKey(row), region: row.region, epoch: row.epoch }));
    },
    async giveBack(worker) {
      const rows = await scope.query<KeyRow & { readonly region: string }>(
        `update live_runs l set epoch = l.epoch + 1, worker = null, wake_at = now()
         from (select workflow_id, run_name from live_runs where worker = $1 order by run_name for no key update) h
         where l.workflow_id = h.workflow_id and l.run_name = h.run_name
         returning l.tenant_id, l.workflow_id, l.run_name, l.region`,
        [worker],
      );
      return rows.map((row) => ({ ...toKey(row), region: row.region }));
    },
    async history(runName) {
      return (await readHistories(scope, [runName])).get(runName) ?? [];
    },
    histories: (runNames) => readHistories(scope, runNames),
    async withMessages(runNames) {
      const rows = await scope.query<{ run_name: string }>(
        'select distinct run_name from run_messages where run_name = any($1::text[])',
        [runNames],
        'runs-with-messages',
      );
      return new Set(rows.map((row) => row.run_name));
    },
    async messages(runName, number) {
      const rows = await scope.query<{ number: number; message: string; tenant_id: string }>(
        'select tenant_id, number, message from run_messages where run_name = $1 and number > $2 order by number',
        [runName, number],
      );
      return rows.map((row) => ({
        number: row.number,
        message: row.message.startsWith('{')
          ? row.message
          : openText(scope, runPlace(row.tenant_id, runName), row.message),
      }));
    },
    async deliver(key, message) {
      // Whether a message is secured is known to the run alone, so none is kept in the clear.
      const kept = scope.sealing ? sealText(scope, runPlace(key.tenantId, key.runName), message) : message;
      const rows = await scope.query<{ worker: number | null; region: string }>(
        `with received as (
           update live_runs set inbox = inbox + 1, wake_at = case when worker is null then now() end
           where workflow_id = $2 and run_name = $3 and tenant_id = $1
           returning tenant_id, run_name, inbox, worker, region
         ), kept as (
           insert into run_messages (tenant_id, run_name, number, message)
           select tenant_id, run_name, inbox, $4 from received
         )
         select worker, region from received`,
        [key.tenantId, key.workflowId, key.runName, kept],
      );
      return rows[0] && { worker: rows[0].worker ?? undefined, region: rows[0].region };
    },
    async nameChild({ tenantId, runName }, request, proposed) {
      const rows = await scope.query<{ child_name: string }>(
        `insert into child_runs (tenant_id, run_name, request, child_name) values ($1, $2, $3, $4)
         on conflict (run_name, request) do update set child_name = child_runs.child_name
         returning child_name`,
        [tenantId, runName, request, proposed],
      );
      return rows[0]?.child_name ?? proposed;
    },
    async overdue(regions, before, limit) {
      const rows = await scope.query<KeyRow>(
        `select tenant_id, workflow_id, run_name from live_runs
         where worker is null and wake_at < $2 and region = any($1::text[]) order by wake_at limit $3`,
        [regions, before, limit],
      );
      return rows.map(toKey);
    },
  };
}

async function readHistories(
  scope: Scope,
  runNames: readonly string[],
): Promise<ReadonlyMap<string, readonly RunEvent[]>> {
  const chunks = await scope.query<{ run_name: string; events: string; tenant_id: string }>(
    'select run_name, tenant_id, events from run_journal where run_name = any($1::text[]) order by run_name, sequence',
    [runNames],
    'run-histories',
  );
  const histories = new Map<string, readonly RunEvent[]>();
  for (const [runName, parts] of Map.groupBy(chunks, (chunk) => chunk.run_name)) {
    const hashes = parts.flatMap(({ events }) => contentHashes(events));
    const contents = hashes.length === 0 ? new Map<string, string>() : await readContents(scope, runName, hashes);
    const decoded = parts.flatMap(({ events, tenant_id: tenantId }) =>
      decodeEvents(events, {
        contentOf: (hash) => present(contents.get(hash), hash),
        open: (sealed) => openText(scope, runPlace(tenantId, runName), sealed),
      }),
    );
    histories.set(runName, decoded);
  }
  return histories;
}

async function readContents(scope: Scope, runName: string, hashes: readonly string[]): Promise<Map<string, string>> {
  const rows = await scope.query<{ hash: string; content: string }>(
    'select hash, content from run_contents where run_name = $1 and hash = any($2::text[])',
    [runName, hashes],
  );
  return new Map(rows.map((row) => [row.hash, row.content]));
}

function present(content: string | undefined, hash: string): string {
  if (content === undefined) throw new Error(`The journal names the content ${hash}, which is not kept.`);
  return content;
}

const heldColumns = `l.tenant_id, l.workflow_id, l.run_name, w.subscription_id, l.region, l.version, l.trigger_name, l.epoch,
  l.caller, l.parent, l.started_at, l.inbox, now() as taken_at`;

/** The index `live_runs_turns` answers which tenants have something at rest by one look for each of them, whatever their backlogs. */
const nextTenant = (after: string) => `lateral (
  select n.tenant_id from live_runs n
  where n.region = ${after}.region and n.worker is null and n.wake_at is not null`;
const takeTurns = `with recursive resting as (
    select r.region, first.tenant_id from unnest($2::text[]) as r (region)
    cross join ${nextTenant('r')} order by n.tenant_id limit 1) as first
    union all
    select r.region, next.tenant_id from resting r
    cross join ${nextTenant('r')} and n.tenant_id > r.tenant_id order by n.tenant_id limit 1) as next
  ), ranked as (
    select d.workflow_id, d.run_name, d.wake_at, row_number() over (partition by t.tenant_id order by d.wake_at) as rank,
      coalesce(r.room, $4::int) as room, coalesce(w.weight, 1) as weight
    from resting t left join unnest($5::uuid[], $6::int[]) as r (tenant_id, room) on r.tenant_id = t.tenant_id
    left join unnest($7::uuid[], $8::int[]) as w (tenant_id, weight) on w.tenant_id = t.tenant_id
    cross join lateral (
      select n.workflow_id, n.run_name, n.wake_at from live_runs n
      where n.region = t.region and n.tenant_id = t.tenant_id and n.worker is null and n.wake_at <= now()
      order by n.wake_at limit least($3::int, coalesce(r.room, $4::int))) as d
  ), due as materialized (
    select d.workflow_id, d.run_name from live_runs d
    join (select * from ranked where rank <= room order by (rank - 1) / weight, wake_at limit $3) as t using (workflow_id, run_name)
    where d.worker is null and d.wake_at <= now()
    order by d.run_name for no key update of d skip locked
  )
  update live_runs l set epoch = l.epoch + 1, worker = $1, wake_at = null
  from due, workflows w
  where l.workflow_id = due.workflow_id and l.run_name = due.run_name and w.workflow_id = l.workflow_id
  returning ${heldColumns}`;

interface KeyRow {
  readonly tenant_id: string;
  readonly workflow_id: string;
  readonly run_name: string;
}

interface HeldRow extends KeyRow {
  readonly subscription_id: string;
  readonly region: string;
  readonly version: string;
  readonly trigger_name: string;
  readonly epoch: number;
  readonly caller: number | null;
  readonly parent: string | null;
  readonly started_at: Date;
  readonly inbox: number;
  readonly taken_at: Date;
}

function toKey(row: KeyRow): RunKey {
  return { tenantId: row.tenant_id, workflowId: row.workflow_id, runName: row.run_name };
}

function toHeldRun(row: HeldRow): HeldRun {
  return {
    ...toKey(row),
    subscriptionId: row.subscription_id,
    region: row.region,
    version: row.version,
    triggerName: row.trigger_name,
    epoch: row.epoch,
    caller: row.caller ?? undefined,
    parent: row.parent ?? undefined,
    startedAt: row.started_at,
    inbox: row.inbox,
    takenAt: row.taken_at,
  };
}
