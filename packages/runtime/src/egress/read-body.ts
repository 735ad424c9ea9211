import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import type { StoredContent } from '@tenon/definition';
import type { ByteLease } from '../bodies/byte-budget.ts';
import type { BodySink } from '../bodies/keep-body.ts';
import { takeBody } from './take-body.ts';

/** How much of an answer is taken. */
export interface BodyLimits {
  readonly maxBytes: number;
  /** Most times the decoded body may be larger than what was sent, judged once it passes one megabyte. */
  readonly maxRatio: number;
  /** How large the body is, when the other side said so. */
  readonly declaredBytes?: number;
  /** Asked once for the room of a large body, while its bytes wait on the connection. Undefined: there will be none. */
  readonly admit?: (bytes: number) => Promise<ByteLease | undefined>;
  /** Asked before that, with the first bytes, for a place where a large body goes instead. */
  readonly keep?: (first: Uint8Array) => BodySink | undefined;
}

/** A body, or why it was not taken. */
export type BodyOutcome =
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  | { readonly kind: 'kept'; readonly content: StoredContent; readonly bytes: number }
  | { readonly kind: 'too-large'; readonly message: string }
  /** The bytes that a large body needs were not given. */
  | { readonly kind: 'no-room'; readonly message: string }
  | { readonly kind: 'not-readable'; readonly message: string };

const ratioFloorBytes = 1_048_576;
const maxLayers = 2;

/** Reads a body while it stays inside the limits, undoing the content encodings given (in the order of the header). */
export async function readBody(
  source: Readable,
  encodings: readonly string[],
  limits: BodyLimits,
): Promise<BodyOutcome> {
  const layers = encodings.filter((encoding) => encoding !== 'identity');
  if (layers.length > maxLayers)
    return stop(source, 'not-readable', `The answer is compressed ${layers.length} times.`);
  const decoders: Transform[] = [];
  for (const encoding of layers.reverse()) {
    const decoder = decoderFor(encoding);
    if (decoder === undefined) return stop(source, 'not-readable', `The content encoding '${encoding}' is not known.`);
    decoders.push(decoder);
  }
  let received = 0;
  if (decoders.length > 0) {
    source.on('data', (chunk: Uint8Array) => {
      received += chunk.byteLength;
    });
  }
  const chain = decoders.reduce<Readable>((from, decoder) => {
    from.on('error', (error) => decoder.destroy(error));
    return from.pipe(decoder);
  }, source);

  const { maxBytes } = limits;
  const declaredBytes = limits.declaredBytes === undefined ? undefined : Math.min(limits.declaredBytes, maxBytes);
  const taking = takeBody({ ...limits, maxBytes, ...(declaredBytes === undefined ? {} : { declaredBytes }) });
  let size = 0;
  try {
    for await (const chunk of chain as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxBytes || received > maxBytes) {
        await taking.drop();
        return stop(source, 'too-large', `The answer is larger than ${maxBytes} bytes.`);
      }
      if (decoders.length > 0 && size > ratioFloorBytes && size > received * limits.maxRatio) {
        await taking.drop();
        return stop(source, 'too-large', `The answer grows more than ${limits.maxRatio} times when decompressed.`);
      }
      if (!(await taking.take(chunk))) return stop(source, 'no-room', '');
    }
    return await taking.finish();
  } catch (error) {
    await taking.drop();
    if (decoders.some((decoder) => decoder.errored === error) && !source.errored) {
      return stop(source, 'not-readable', `The answer is not valid ${layers.join(', ')} data.`);
    }
    throw error;
  }
}

function stop(source: Readable, kind: 'too-large' | 'not-readable' | 'no-room', message: string): BodyOutcome {
  // The connection is given up: nobody wants the rest of this body, and its error would have no listener.
  source.on('error', () => undefined);
  source.destroy();
  return { kind, message };
}

function decoderFor(encoding: string): Transform | undefined {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      return undefined;
  }
}
