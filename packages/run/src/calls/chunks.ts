import { type Value, values } from '@tenon/definition';
import { emit, failed, type Outcome, type Turn } from '../decide/turn.ts';
import type { ByteRange, HttpReply } from '../event.ts';
import { memberOf } from '../scope/records.ts';
import type { ActionRun, Call, OpenRequest } from '../state/state.ts';
import { resolveUri } from './resolve-uri.ts';
import { headerOf } from './retry-policy.ts';

/** How large a chunk is where nobody says, and from which size on content is sent in chunks. */
const CHUNK_BYTES = 8 * 1024 * 1024;

/** In how many chunks content is sent at most. */
const MOST_CHUNKS = 5_000;

/** How much content may come in parts (clause 11). */
const MOST_BYTES = 104_857_600;

/** Whether a request opens an upload in chunks: it says how much will come, and has no body. */
export function opensUpload({ purpose, run }: OpenRequest): boolean {
  if (purpose === 'open-upload') return true;
  return purpose === 'call' && run.action.isChunked === true && contentLengthOf(run) > CHUNK_BYTES;
}

/** How many bytes the body of an action has. */
export function contentLengthOf({ inputs }: ActionRun): number {
  const body = memberOf(inputs, 'body');
  return body === undefined || body === null ? 0 : values.contentLength(body);
}

/** Whether an action downloads in parts: it asks for chunks, and not for a range of its own. */
export function takesParts(run: ActionRun): boolean {
  const method = memberOf(run.inputs, 'method');
  if (!run.action.isChunked || typeof method !== 'string' || method.toUpperCase() !== 'GET') return false;
  const headers = memberOf(run.inputs, 'headers') ?? null;
  const names = values.isObject(headers) ? values.propertyNames(headers) : [];
  return contentLengthOf(run) === 0 && !names.some((name) => name.toLowerCase() === 'range');
}

/** The first part of a download; undefined for any other request. */
export function firstPart({ purpose, run }: OpenRequest): ByteRange | undefined {
  if (purpose !== 'call' || !takesParts(run)) return undefined;
  return { from: 0, to: CHUNK_BYTES - 1, total: CHUNK_BYTES };
}

/** Goes on with a transfer in chunks: asks for what follows, or gives the outcome; nothing where there is no such transfer. */
export function continueTransfer(
  turn: Turn,
  run: ActionRun,
  { call, reply }: { readonly call: Call; readonly reply: HttpReply },
): 'goes-on' | Outcome | HttpReply | undefined {
  const request = call.ended?.request;
  if (!run.action.isChunked || !request) return undefined;
  if (opensUpload(request)) return beginUpload(turn, run, reply);
  switch (request.purpose) {
    case 'chunk':
      return sendNextChunk(turn, run, { request, reply });
    case 'call':
      if (reply.statusCode === 413 && contentLengthOf(run) > 0) return ask(turn, run, { purpose: 'open-upload' });
      return receivePart(turn, run, { call, reply });
    case 'part':
      return receivePart(turn, run, { call, reply });
    default:
      return undefined;
  }
}

/** What a server answers to the opening of an upload when it knows nothing of chunks. */
const NOT_KNOWN: ReadonlySet<number> = new Set([400, 405, 411, 415, 501]);

function beginUpload(turn: Turn, run: ActionRun, reply: HttpReply): 'goes-on' | undefined {
  const location = headerOf(reply, 'Location');
  const isAccepted = reply.statusCode < 300;
  if (isAccepted && location !== undefined) {
    const base = memberOf(run.inputs, 'uri');
    const uri = resolveUri(location, typeof base === 'string' ? base : '');
    return ask(turn, run, { purpose: 'chunk', uri, range: rangeFrom(0, contentLengthOf(run), chunkSizeOf(reply)) });
  }
  if (isAccepted || NOT_KNOWN.has(reply.statusCode)) return ask(turn, run, { purpose: 'whole' });
  return undefined;
}

function sendNextChunk(
  turn: Turn,
  run: ActionRun,
  { request, reply }: { readonly request: OpenRequest; readonly reply: HttpReply },
): 'goes-on' | Outcome | undefined {
  const { range, uri } = request;
  if (!range || reply.statusCode >= 300) return undefined;
  const [, received] = /^bytes\s*=?\s*0-(\d{1,15})/i.exec(headerOf(reply, 'Range') ?? '') ?? [];
  const from = received === undefined ? range.to + 1 : Number(received) + 1;
  if (from >= range.total) return undefined;
  if (from <= range.from) {
    return failed(`The receiver took nothing of the chunk from byte ${range.from}.`, 'BadRequest', 'ChunkNotAccepted');
  }
  const size = chunkSizeOf(reply) ?? range.to - range.from + 1;
  return ask(turn, run, {
    purpose: 'chunk',
    range: rangeFrom(from, range.total, size),
    ...(uri === undefined ? {} : { uri }),
  });
}

/** The size that the other side proposes. */
function chunkSizeOf(reply: HttpReply): number | undefined {
  const text = headerOf(reply, 'x-ms-chunk-size')?.trim() ?? '';
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}

function rangeFrom(from: number, total: number, size = CHUNK_BYTES): ByteRange {
  const bytes = Math.max(size, Math.ceil(total / MOST_CHUNKS));
  return { from, to: Math.min(from + bytes, total) - 1, total };
}

function receivePart(
  turn: Turn,
  run: ActionRun,
  { call, reply }: { readonly call: Call; readonly reply: HttpReply },
): 'goes-on' | Outcome | HttpReply | undefined {
  const range = reply.statusCode === 206 && takesParts(run) ? contentRange(reply) : undefined;
  if (!range) return undefined;
  if (range.total > MOST_BYTES) {
    return failed(
      `The content has ${range.total} bytes; at most ${MOST_BYTES} are received.`,
      'BadRequest',
      'ContentTooLarge',
    );
  }
  const parts = partsOf(call);
  const isNext =
    parts.length < MOST_CHUNKS &&
    range.from === parts.slice(0, -1).reduce<number>((sum, part) => sum + values.contentLength(part), 0);
  if (!isNext) return failed('The parts of the content do not follow each other.', 'BadRequest', 'ContentPartsInvalid');
  if (range.to + 1 < range.total) {
    return ask(turn, run, { purpose: 'part', range: rangeFrom(range.to + 1, range.total, range.to - range.from + 1) });
  }
  const headers = Object.fromEntries(
    Object.entries(reply.headers).filter(([name]) => !OF_PARTS.has(name.toLowerCase())),
  );
  const body = values.joinContent(parts, headerOf(reply, 'Content-Type'));
  return { statusCode: 200, headers, ...(body === undefined ? {} : { body }) };
}

/** Headers that are about one part. */
const OF_PARTS: ReadonlySet<string> = new Set(['content-range', 'content-length']);

/** The parts that have come so far, in their order: a request that was sent again has its last one only. */
function partsOf(call: Call): readonly Value[] {
  return call.exchanges.flatMap(({ outcome }) => {
    const isPart = 'reply' in outcome && outcome.reply.statusCode === 206;
    return isPart ? [outcome.reply.body ?? ''] : [];
  });
}

function contentRange(reply: HttpReply): ByteRange | undefined {
  const [, from, to, total] =
    /^bytes\s+(\d{1,15})-(\d{1,15})\/(\d{1,15})$/i.exec(headerOf(reply, 'Content-Range')?.trim() ?? '') ?? [];
  return from === undefined ? undefined : { from: Number(from), to: Number(to), total: Number(total) };
}

function ask(
  turn: Turn,
  run: ActionRun,
  request: {
    readonly purpose: 'open-upload' | 'chunk' | 'whole' | 'part';
    readonly uri?: string;
    readonly range?: ByteRange;
  },
): 'goes-on' {
  const { now: at, newId } = turn.surroundings;
  emit(turn, { kind: 'request-started', path: run.path, at, request: newId(), attempt: 1, ...request });
  return 'goes-on';
}
