import type pg from 'pg';
import { descendingDigits } from '../descending-digits.ts';
import { createScope, type Scope } from '../scope.ts';
import { endOf, type HistoryPart, type HistoryTable, historyTables, partsOf } from './history-parts.ts';

/** How long run history is kept, and what time it is. */
export interface HistoryRule {
  readonly now: Date;
  readonly retentionDays: number;
}

/** What keeping the history came to: the tables of parts that were made and dropped, and runs that live on in the rest. */
export interface KeptHistory {
  readonly made: readonly string[];
  readonly dropped: readonly string[];
}

const dayMs = 86_400_000;
/** Parts are a day long where little is kept, and a week otherwise: there are never many. */
const daily = 1;
const weekly = 7;
const weeklyFrom = 28;
/** More runs than these are not moved out of a part: it stays until fewer go on. */
const mostMoved = 5_000;
/** Any number that no other lock of the product uses. */
const lock = 7_303_502;

/**
 * Makes the parts that runs of the coming days are written to, and drops those in which every run began, and ended, before
 * what the rule keeps. Dropping costs the same whatever a part holds, but for one look through its runs (0.2 s for a million): those
 * that still go on, or ended of late, are moved out first. Of several processes that come at once one does it. What is cut short is
 * done by the next call.
 */
export async function keepHistory(pool: pg.Pool, { now, retentionDays }: HistoryRule): Promise<KeptHistory> {
  const client = await pool.connect();
  const owner = createScope(client, {});
  try {
    const [got] = await owner.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [lock]);
    if (!got?.free) return { made: [], dropped: [] };
    try {
      const spanMs = (retentionDays < weeklyFrom ? daily : weekly) * dayMs;
      const cutoff = new Date(now.getTime() - retentionDays * dayMs);
      const made = await makeAhead(owner, { now, spanMs });
      const dropped = await dropOld(owner, cutoff);
      await forgetRest(owner, cutoff);
      return { made, dropped };
    } finally {
      await owner.query('select pg_advisory_unlock($1)', [lock]);
    }
  } finally {
    client.release();
  }
}

async function makeAhead(
  owner: Scope,
  { now, spanMs }: { readonly now: Date; readonly spanMs: number },
): Promise<readonly string[]> {
  const made: string[] = [];
  for (const table of historyTables) {
    let from = endOf(await partsOf(owner, table.name));
    while (from.getTime() < now.getTime() + spanMs) {
      const span = { from, to: new Date(from.getTime() + spanMs) };
      // A span that is over without anything in it, because nobody was here, needs no part.
      const isNeeded = span.to > now || (await hasRest(owner, table, span));
      if (isNeeded) made.push(await inTransaction(owner, () => makePart(owner, table, span)));
      from = span.to;
    }
  }
  return made;
}

interface Span {
  readonly from: Date;
  readonly to: Date;
}

function boundsOf({ from, to }: Span): readonly [string, string] {
  return [descendingDigits(to, 0), descendingDigits(from, 0)];
}

async function hasRest(owner: Scope, { name, key }: HistoryTable, span: Span): Promise<boolean> {
  const text = `select from ${name}_rest where ${key} >= $1 and ${key} < $2 limit 1`;
  return (await owner.query(text, boundsOf(span))).length > 0;
}

/** Names that came before their part was made lie in the rest, and move over. Nobody writes to the rest meanwhile. */
async function makePart(owner: Scope, { name, key, storage }: HistoryTable, span: Span): Promise<string> {
  const part = `${name}_${dayOf(span.from)}`;
  const bounds = boundsOf(span);
  await owner.query(`lock table ${name}_rest in access exclusive mode`);
  await owner.query(`create table ${part} (like ${name} including defaults including constraints) ${storage}`);
  await owner.query(`alter table ${part} enable row level security`);
  await owner.query(
    `with moved as (delete from ${name}_rest where ${key} >= $1 and ${key} < $2 returning *)
     insert into ${part} select * from moved`,
    bounds,
  );
  await owner.query(
    `alter table ${name} attach partition ${part} for values from ('${bounds[0]}') to ('${bounds[1]}')`,
  );
  return part;
}

async function dropOld(owner: Scope, cutoff: Date): Promise<readonly string[]> {
  const oldest = descendingDigits(cutoff, 0);
  const dropped: string[] = [];
  const runParts = (await partsOf(owner, 'finished_runs')).filter(({ from }) => from >= oldest);
  for (const part of runParts) {
    const kept = await keptRuns(owner, part, cutoff);
    if (kept === undefined) continue;
    for (const table of historyTables) {
      const same = (await partsOf(owner, table.name)).find(({ from }) => from === part.from);
      if (same === undefined) continue;
      await inTransaction(owner, () => dropPart(owner, table, { part: same, kept }));
      dropped.push(same.name);
    }
  }
  return dropped;
}

/** Runs of a part that are not to go with it: those that go on, and those that ended of late; undefined when there are too many. */
async function keptRuns(
  owner: Scope,
  { name, from, to }: HistoryPart,
  cutoff: Date,
): Promise<readonly string[] | undefined> {
  // Those that go on first: one that ends between the two questions is answered by the first.
  const live = await owner.query<{ run_name: string }>(
    'select run_name from live_runs where run_name >= $1 and ($2::text is null or run_name < $2) limit $3',
    [from, to, mostMoved + 1],
  );
  const late = await owner.query<{ run_name: string }>(`select run_name from ${name} where ended_at >= $1 limit $2`, [
    cutoff,
    mostMoved + 1,
  ]);
  const kept = new Set([...live, ...late].map((row) => row.run_name));
  return kept.size > mostMoved ? undefined : [...kept];
}

async function dropPart(
  owner: Scope,
  { name, key }: HistoryTable,
  { part, kept }: { readonly part: HistoryPart; readonly kept: readonly string[] },
): Promise<void> {
  await owner.query(`alter table ${name} detach partition ${part.name}`);
  if (kept.length > 0) {
    const columns = await columnsOf(owner, name);
    await owner.query(
      `insert into ${name}_rest (${columns}) select ${columns} from ${part.name} where ${key} = any($1::text[])`,
      [kept],
    );
  }
  await owner.query(`drop table ${part.name}`);
}

/** What lies in the rest goes run by run when it is old: those that outlived their part, which are few. */
async function forgetRest(owner: Scope, cutoff: Date): Promise<void> {
  const rows = await owner.query<{ run_name: string }>(
    'select run_name from finished_runs_rest where ended_at < $1 limit $2',
    [cutoff, mostMoved],
  );
  const names = rows.map((row) => row.run_name);
  for (const { name, key } of historyTables) {
    if (name !== 'trigger_histories' && names.length > 0)
      await owner.query(`delete from ${name}_rest where ${key} = any($1::text[])`, [names]);
  }
  await owner.query('delete from trigger_histories_rest where ended_at < $1', [cutoff]);
  await forgetBodies(owner, cutoff);
}

/** A part of a body is written without asking whether its run is there: one that came when that was forgotten already is nobody's. */
async function forgetBodies(owner: Scope, cutoff: Date): Promise<void> {
  await owner.query(
    `delete from run_bodies_rest b where b.run_name >= $1
       and not exists (select from live_runs where run_name = b.run_name)
       and not exists (select from finished_runs where run_name = b.run_name)`,
    [descendingDigits(cutoff, 0)],
  );
}

/** Writers wait for a change of parts, so a change does not wait long for them: it is tried again later. */
async function inTransaction<T>(owner: Scope, work: () => Promise<T>): Promise<T> {
  await owner.query(`begin; set local lock_timeout = '2s'`);
  try {
    const done = await work();
    await owner.query('commit');
    return done;
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

async function columnsOf(owner: Scope, table: string): Promise<string> {
  const rows = await owner.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name).join(', ');
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10).replaceAll('-', '');
}
