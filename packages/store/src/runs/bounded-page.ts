import { Refusal } from '@tenon/diagnostics';
import type { Scope } from '../scope.ts';

/** Some rows of a list, and the name to go on after: undefined when the list has no more. */
export interface BoundedPage<Row> {
  readonly rows: readonly Row[];
  readonly after: string | undefined;
}

/** Which page is asked for. */
export interface PageWish {
  readonly limit: number;
  readonly after?: string;
}

/** How a list by name is read. */
export interface ListReader<Row> {
  /** The first rows behind `after`, up to and with `upTo`, that satisfy the conditions. */
  read(span: PageWish & { readonly upTo?: string }): Promise<readonly Row[]>;
  /** The name of the row that is so many rows behind `after`, whatever the conditions; undefined when there are fewer. */
  nameBehind(after: string | undefined, count: number): Promise<string | undefined>;
  nameOf(row: Row): string;
}

/** How long one page may be looked for. */
export interface Patience {
  /** For the page by whatever index serves its conditions. */
  readonly wholeMs: number;
  /** For looking through window after window, where none does; one window is looked through in any case. */
  readonly windowsMs: number;
  /** For one window. */
  readonly windowMs: number;
  /** Rows of a window. */
  readonly window: number;
}

/** A window takes 10 to 20 ms on two cores, so a request looks through some hundred thousand rows. */
const usualPatience: Patience = { wholeMs: 500, windowsMs: 1_500, windowMs: 3_000, window: 5_000 };

/**
 * A page whose cost does not grow with the list. Conditions that an index serves are answered at once however rare their rows
 * are. Any others are looked for a window of rows after the other, so the page may be short, even empty, and say where to go on.
 */
export async function boundedPage<Row>(
  scope: Scope,
  { page, reader, patience = usualPatience }: BoundedRead<Row>,
): Promise<BoundedPage<Row>> {
  const { limit, after } = page;
  const whole = await within(scope, patience.wholeMs, () => reader.read({ ...page, limit: limit + 1 }));
  if (whole !== undefined) {
    const rows = whole.slice(0, limit);
    const last = rows.at(-1);
    return { rows, after: whole.length > limit && last !== undefined ? reader.nameOf(last) : undefined };
  }
  const rows: Row[] = [];
  const until = performance.now() + patience.windowsMs;
  let from = after;
  do {
    const found = await within(scope, patience.windowMs, () =>
      readWindow(reader, { from, limit: limit - rows.length, size: patience.window }),
    );
    if (found === undefined) {
      if (from !== after) return { rows, after: from };
      throw tooSlow();
    }
    rows.push(...found.rows);
    const last = found.rows.at(-1);
    if (rows.length === limit && last !== undefined) return { rows, after: reader.nameOf(last) };
    from = found.upTo;
  } while (from !== undefined && performance.now() < until);
  return { rows, after: from };
}

/** What a bounded page is made of. */
export interface BoundedRead<Row> {
  readonly page: PageWish;
  readonly reader: ListReader<Row>;
  readonly patience?: Patience | undefined;
}

/**
 * What `work` answers; undefined when one of its statements took longer than `ms`, and then the transaction goes on as if
 * it had not been tried. Needs a transaction.
 */
export async function within<T>(scope: Scope, ms: number, work: () => Promise<T>): Promise<T | undefined> {
  await scope.query(`savepoint within; set local statement_timeout = ${ms}`);
  try {
    const result = await work();
    await scope.query('set local statement_timeout = 0; release savepoint within');
    return result;
  } catch (error) {
    if (!wasCancelled(error)) throw error;
    await scope.query('rollback to savepoint within; release savepoint within');
    return undefined;
  }
}

async function readWindow<Row>(
  reader: ListReader<Row>,
  { from, limit, size }: { readonly from: string | undefined; readonly limit: number; readonly size: number },
) {
  const upTo = await reader.nameBehind(from, size);
  const rows = await reader.read({
    limit,
    ...(from === undefined ? {} : { after: from }),
    ...(upTo === undefined ? {} : { upTo }),
  });
  return { rows, upTo };
}

function wasCancelled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}

function tooSlow(): Error {
  return new Refusal(
    'history-too-slow',
    'Looking through the history took the database too long. Narrow the filter with startTime or status, or try again when the database has less to do.',
  );
}
