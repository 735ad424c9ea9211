import type { Readable } from 'node:stream';
import { type ByteBudget, type ByteLease, content } from '@tenon/runtime';
import { armRefusal } from '../management/arm-codes.ts';

/** The body of a call as it arrives. */
export interface IncomingBody {
  readonly source: Readable;
  /** What the caller says of its size; nothing when it comes in chunks. */
  readonly declaredBytes: number | undefined;
  /** Largest size that is taken. */
  readonly limit: number;
  /** For whom the bytes are taken. */
  readonly owner: string;
}

/** The whole body, and the bytes that it holds as long as it is in memory; a small one holds none. */
export interface ReadBody {
  readonly bytes: Buffer;
  readonly lease: ByteLease | undefined;
}

/** How long a caller with a large body waits for room. */
const longestWaitMs = 60_000;

/**
 * Reads the body of a call. A large one waits on its connection until there is room for it; where none comes in time the caller is
 * told to try again, as it is told at once that a body is larger than the limit.
 */
export async function readIncomingBody(bodies: ByteBudget, incoming: IncomingBody): Promise<ReadBody> {
  const { source, declaredBytes, limit } = incoming;
  if (declaredBytes !== undefined && declaredBytes > limit) throw tooLarge(limit);
  let lease: ByteLease | undefined;
  let whole: Buffer | undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // What is refused is answered on the same connection, so the stream is not destroyed with the loop.
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge(limit);
      if (lease === undefined && Math.max(size, declaredBytes ?? 0) > content.uncountedBytes) {
        lease = await waitForRoom(bodies, incoming);
        if (declaredBytes !== undefined) whole = Buffer.allocUnsafeSlow(declaredBytes);
      }
      if (whole === undefined) chunks.push(chunk);
      else whole.set(chunk, size - chunk.byteLength);
    }
  } catch (error) {
    lease?.release();
    throw error;
  }
  lease?.shrinkTo(size);
  return { bytes: whole ?? Buffer.concat(chunks), lease };
}

async function waitForRoom(
  bodies: ByteBudget,
  { source, declaredBytes, limit, owner }: IncomingBody,
): Promise<ByteLease> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  source.once('close', leave);
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(longestWaitMs)]);
  try {
    const lease = await bodies.take(declaredBytes ?? limit, { owner, signal });
    if (lease !== undefined) return lease;
  } finally {
    source.off('close', leave);
  }
  throw armRefusal(
    'RequestsThrottled',
    `There is no room for the body: large bodies on their way may take ${bodies.bytes} bytes of memory together. Try again later.`,
  );
}

function tooLarge(limit: number): Error {
  return armRefusal('RequestEntityTooLarge', `The body is larger than ${limit} bytes.`);
}
