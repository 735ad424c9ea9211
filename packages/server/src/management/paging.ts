import { createHash } from 'node:crypto';
import { armRefusal } from './arm-codes.ts';

/** Which page of a list is asked for. */
export interface PageRequest {
  readonly limit: number;
  /** What the last page ended with. */
  readonly after?: string;
}

const defaultTop = 50;
const largestTop = 1_000;
const longestToken = 600;

/** The request for a page of a list. */
interface ListRequest {
  /** The address of the list without its query. */
  readonly url: string;
  readonly query: URLSearchParams;
}

/** Reads `$top` and `$skiptoken` (also without the dollar, as Microsoft.Web has it). Larger pages than 1,000 are cut to that. */
export function readPage(here: ListRequest, size: { readonly defaultTop?: number } = {}): PageRequest {
  const { query } = here;
  const top = query.get('$top');
  if (top !== null && !/^[1-9]\d{0,8}$/.test(top)) {
    throw armRefusal('InvalidTopInQueryString', `$top is '${top.slice(0, 40)}'. Give a whole number from 1 on.`);
  }
  const token = query.get('$skiptoken') ?? query.get('skiptoken');
  const limit = Math.min(top === null ? (size.defaultTop ?? defaultTop) : Number(top), largestTop);
  return token === null ? { limit } : { limit, after: readToken(here, token) };
}

/** Cuts a page out of the rows that were read, which are one more than the page holds where there are more. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
): { readonly rows: readonly Row[]; readonly last: Row | undefined } {
  const page = rows.slice(0, limit);
  return { rows: page, last: rows.length > limit ? page.at(-1) : undefined };
}

/**
 * Cuts a page out of all rows of a list by what each is called in it: those behind the last page's, in that order. `last` is what
 * this page ended with, where there are more.
 */
export function cutByKey<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  page: PageRequest,
): { readonly rows: readonly Row[]; readonly last: string | undefined } {
  const { after } = page;
  const keyed = rows.map((row) => ({ key: keyOf(row), row }));
  const rest = keyed.filter(({ key }) => after === undefined || key > after).sort((a, b) => (a.key < b.key ? -1 : 1));
  const { rows: cut, last } = cutPage(rest, page.limit);
  return { rows: cut.map(({ row }) => row), last: last?.key };
}

/** The address of the next page: this one's with another skip token, complete in itself. */
export function nextLink(here: ListRequest, after: string): string {
  const query = new URLSearchParams(here.query);
  const name = query.has('skiptoken') ? 'skiptoken' : '$skiptoken';
  query.set(name, Buffer.from(`${tokenMark(here)}${after}`, 'utf8').toString('base64url'));
  return `${here.url}?${query.toString().replaceAll('%24', '$')}`;
}

/** What every token of a list says first, so that a token of another list is none of this one. */
function tokenMark({ url }: ListRequest): string {
  const path = new URL(url).pathname.toLowerCase();
  return `${createHash('sha256').update(path).digest('base64url').slice(0, 8)}:`;
}

function readToken(here: ListRequest, token: string): string {
  const mark = tokenMark(here);
  const decoded = Buffer.from(token, 'base64url');
  const text = decoded.toString('utf8');
  const isOurs = decoded.toString('base64url') === token && text.startsWith(mark) && !text.includes('\u0000');
  if (token.length > longestToken || !isOurs) throw unknownToken();
  return text.slice(mark.length);
}

/** Where a page begins in a list whose tokens say how many came before. */
export function offsetAfter({ after }: PageRequest): number {
  if (after === undefined) return 0;
  if (/^\d{1,9}$/.test(after)) return Number(after);
  throw unknownToken();
}

/** Refuses a skip token that this list did not give. */
export function unknownToken(): Error {
  return armRefusal('InvalidContinuationToken', 'The skip token is not one that this list gave.');
}
