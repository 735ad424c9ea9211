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
/** What every token of ours says first; other texts are hardly ever tokens by accident. */
const tokenMark = 'after:';

/** Reads `$top` and `$skiptoken` (also without the dollar, as Microsoft.Web has it). Larger pages than 1,000 are cut to that. */
export function readPage(query: URLSearchParams, size: { readonly defaultTop?: number } = {}): PageRequest {
  const top = query.get('$top');
  if (top !== null && !/^[1-9]\d{0,8}$/.test(top)) {
    throw armRefusal('InvalidTopInQueryString', `$top is '${top.slice(0, 40)}'. Give a whole number from 1 on.`);
  }
  const token = query.get('$skiptoken') ?? query.get('skiptoken');
  const limit = Math.min(top === null ? (size.defaultTop ?? defaultTop) : Number(top), largestTop);
  return token === null ? { limit } : { limit, after: readToken(token) };
}

/** Cuts a page out of the rows that were read, which are one more than the page holds where there are more. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
): { readonly rows: readonly Row[]; readonly last: Row | undefined } {
  const page = rows.slice(0, limit);
  return { rows: page, last: rows.length > limit ? page.at(-1) : undefined };
}

/** The address of the next page: this one's with another skip token, complete in itself. */
export function nextLink(here: { readonly url: string; readonly query: URLSearchParams }, after: string): string {
  const query = new URLSearchParams(here.query);
  const name = query.has('skiptoken') ? 'skiptoken' : '$skiptoken';
  query.set(name, Buffer.from(`${tokenMark}${after}`, 'utf8').toString('base64url'));
  return `${here.url}?${query.toString().replaceAll('%24', '$')}`;
}

function readToken(token: string): string {
  const decoded = Buffer.from(token, 'base64url');
  const text = decoded.toString('utf8');
  const isOurs = decoded.toString('base64url') === token && text.startsWith(tokenMark) && !text.includes('\u0000');
  if (token.length > longestToken || !isOurs) throw unknownToken();
  return text.slice(tokenMark.length);
}

/** Refuses a skip token that this list did not give. */
export function unknownToken(): Error {
  return armRefusal('InvalidContinuationToken', 'The skip token is not one that this list gave.');
}
