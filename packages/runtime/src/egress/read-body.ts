import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

/** How much of an answer is taken. */
export interface BodyLimits {
  readonly maxBytes: number;
  /** Most times the decoded body may be larger than what was sent, judged once it passes one megabyte. */
  readonly maxRatio: number;
}

/** A body, or why it was not taken. */
export type BodyOutcome =
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large'; readonly message: string }
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

  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of chain as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limits.maxBytes || received > limits.maxBytes) {
        return stop(source, 'too-large', `The answer is larger than ${limits.maxBytes} bytes.`);
      }
      if (decoders.length > 0 && size > ratioFloorBytes && size > received * limits.maxRatio) {
        return stop(source, 'too-large', `The answer grows more than ${limits.maxRatio} times when decompressed.`);
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (decoders.some((decoder) => decoder.errored === error) && !source.errored) {
      return stop(source, 'not-readable', `The answer is not valid ${layers.join(', ')} data.`);
    }
    throw error;
  }
  return { kind: 'body', bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) };
}

function stop(source: Readable, kind: 'too-large' | 'not-readable', message: string): BodyOutcome {
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
