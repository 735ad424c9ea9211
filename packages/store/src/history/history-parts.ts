import { instantOfDigits } from '../descending-digits.ts';
import type { Scope } from '../scope.ts';

/** The tables that are parted alike, and the column with the names. The finished runs come last: they say what the others are to keep. */
export const historyTables = [
  { name: 'run_journal', key: 'run_name', storage: 'with (toast_tuple_target = 8160)' },
  { name: 'run_contents', key: 'run_name', storage: '' },
  { name: 'run_bodies', key: 'run_name', storage: '' },
  { name: 'child_runs', key: 'run_name', storage: '' },
  { name: 'trigger_histories', key: 'name', storage: '' },
  { name: 'finished_runs', key: 'run_name', storage: '' },
] as const;

/** One of them. */
export type HistoryTable = (typeof historyTables)[number];

/** A part of a table: the names from `from` (its newest instant) up to, not including, `to`; `to` is undefined for the oldest part. */
export interface HistoryPart {
  readonly name: string;
  readonly from: string;
  readonly to: string | undefined;
}

/** The parts of a table that have a span of their own, newest first. */
export async function partsOf(
  scope: Pick<Scope, 'query'>,
  table: HistoryTable['name'],
): Promise<readonly HistoryPart[]> {
  const rows = await scope.query<{ name: string; bounds: string }>(
    `select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bounds
     from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1::regclass`,
    [table],
  );
  const parts = rows.flatMap((row): HistoryPart[] => {
    const match = /FROM \('(\d{20})'\) TO \((?:'(\d{20})'|MAXVALUE)\)/.exec(row.bounds);
    return match?.[1] === undefined ? [] : [{ name: row.name, from: match[1], to: match[2] }];
  });
  return parts.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Up to which instant a table has parts. */
export function endOf(parts: readonly HistoryPart[]): Date {
  const [newest] = parts;
  if (newest === undefined) throw new Error('The history has no part to go on from.');
  return instantOfDigits(newest.from);
}

/** Up to which instant every table of the history has a part. What comes later lies in the rest until its part is made. */
export async function historyUntil(scope: Pick<Scope, 'query'>): Promise<Date> {
  const ends: Date[] = [];
  for (const { name } of historyTables) ends.push(endOf(await partsOf(scope, name)));
  return new Date(Math.min(...ends.map((end) => end.getTime())));
}
