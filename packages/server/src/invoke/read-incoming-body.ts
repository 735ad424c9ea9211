import type { Readable } from 'node:stream';
import type { StoredContent } from '@tenon/definition';
import { type ByteBudget, type ByteLease, type CallBody, content } from '@tenon/runtime';
import { armRefusal } from '../management/arm-codes.ts';

/** The body of a call as it arrives. */
export interface IncomingBody {
  readonly source: Readable;
  /** What the caller says of its size; nothing when it comes in chunks. */
  readonly declaredBytes: number | undefined;
  readonly contentType: string | undefined;
  /** Largest size that is taken. */
  readonly limit: number;
  /** For whom the bytes are taken. */
  readonly owner: string;
  /** Where a large one goes instead of the memory, if there is such a place. */
  readonly keeper: CallBody['keeper'] | undefined;
}

/** The whole body with the bytes that it holds as long as it is in memory, a small one none; or what a large one was kept as. */
export type ReadBody =
  | { readonly bytes: Buffer; readonly lease: ByteLease | undefined }
  | { readonly stored: StoredContent };

/** How long a caller with a large body waits for room. */
const longestWaitMs = 60_000;

/**
 * Reads the body of a call. A large one waits on its connection until there is room for it; where none comes in time the caller is
 * told to try again, as it is told at once that a body is larger than the limit. Of one that does not come whole nothing is kept.
 */
export async function readIncomingBody(bodies: ByteBudget, incoming: IncomingBody): Promise<ReadBody> {
  const { source, declaredBytes, contentType, limit, keeper } = incoming;
  if (declaredBytes !== undefined && declaredBytes > limit) throw tooLarge(limit);
  let lease: ByteLease | undefined;
  const taking = content.take({
    maxBytes: limit,
    ...(declaredBytes === undefined ? {} : { declaredBytes }),
    keep: (first) => keeper?.begin(contentType, first),
    async admit(bytes) {
      lease = await waitForRoom(bodies, incoming, bytes);
      return lease;
    },
  });
  let size = 0;
  try {
    // What is refused is answered on the same connection, so the stream is not destroyed with the loop.
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge(limit);
      await taking.take(chunk);
    }
    const taken = await taking.finish();
    if (taken.kind === 'kept') return { stored: taken.content };
    const { buffer, byteOffset, byteLength } = taken.bytes;
    return { bytes: Buffer.from(buffer, byteOffset, byteLength), lease };
  } catch (error) {
    await taking.drop();
    lease?.release();
    // Why a part could not be kept is what an operator can put right.
    throw error instanceof Error && error.name === 'KeepingFailed' ? error.cause : error;
  }
}

async function waitForRoom(
  bodies: ByteBudget,
  { source, owner }: Pick<IncomingBody, 'source' | 'owner'>,
  bytes: number,
): Promise<ByteLease> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  source.once('close', leave);
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(longestWaitMs)]);
  try {
    const lease = await bodies.take(bytes, { owner, signal });
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
