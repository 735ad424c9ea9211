import { type Value, values } from '@tenon/definition';
import { emit, type Turn } from '../decide/turn.ts';
import type { HttpReply } from '../event.ts';
import { openWhole } from '../scope/open-stored.ts';
import { memberOf } from '../scope/records.ts';
import type { ActionRun, Call } from '../state/state.ts';
import { withQueries } from './build-request.ts';
import { resolveUri } from './resolve-uri.ts';

/** How many items pages may give together (clause 9.7). */
const MOST_ITEMS = 100_000;
/** How many pages are asked for: one that has no items brings the end no nearer. */
const MOST_PAGES = 10_000;

/**
 * Asks for the next page while there are too few items and the reply names one that was not asked for yet: a link that leads back
 * would be followed without end.
 */
export function followPage(turn: Turn, run: ActionRun, { call, reply }: { call: Call; reply: HttpReply }): boolean {
  const wanted = run.action.minimumItems;
  if (wanted === undefined || reply.statusCode >= 400) return false;
  const next = nextLink(reply);
  const pages = call.pages ?? [];
  if (next === undefined || pages.length + 1 >= MOST_PAGES) return false;
  if (countItems(turn, call, pages) + itemsOf(reply.body ?? null).length >= Math.min(wanted, MOST_ITEMS)) return false;
  const own = withQueries(ownAddress(run), memberOf(run.inputs, 'queries'));
  const uri = resolveUri(next, call.ended?.request.uri ?? own);
  const asked = call.exchanges.some(({ request }) => request.uri === uri);
  if (asked || uri === own) return false;
  const { now: at, newId } = turn.surroundings;
  emit(turn, { kind: 'request-started', path: run.path, at, request: newId(), purpose: 'page', attempt: 1, uri });
  return true;
}

/** The items of the pages before the last one, each page counted once. */
function countItems(turn: Turn, call: Call, pages: readonly Value[]): number {
  call.counted ??= { pages: 0, items: 0 };
  const { counted } = call;
  for (const page of pages.slice(counted.pages)) {
    counted.items += itemsOf(openWhole(turn.surroundings, page)).length;
    counted.pages += 1;
  }
  return counted.items;
}

function ownAddress(run: ActionRun): string {
  const address = memberOf(run.inputs, 'uri') ?? memberOf(run.inputs, 'path');
  return typeof address === 'string' ? address : '';
}

function nextLink({ body }: HttpReply): string | undefined {
  for (const name of ['nextLink', '@odata.nextLink']) {
    const link = memberOf(body, name);
    if (typeof link === 'string' && link !== '') return link;
  }
  return undefined;
}

/** The last reply with the items of all pages and nothing else (clause 9.7); a failure, or a single reply that is no page, as it came. */
export function gatherPages(pages: readonly Value[], reply: HttpReply): HttpReply {
  const isPage = pages.length > 0 || values.isArray(memberOf(reply.body, 'value'));
  if (reply.statusCode >= 400 || !isPage) return reply;
  return { ...reply, body: { value: [...pages, reply.body ?? null].flatMap(itemsOf) } };
}

function itemsOf(page: Value): readonly Value[] {
  if (values.isArray(page)) return page;
  const items = memberOf(page, 'value');
  return values.isArray(items) ? items : [];
}
