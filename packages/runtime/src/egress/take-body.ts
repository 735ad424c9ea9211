import { type ByteLease, streamBytes, uncountedBytes } from '../bodies/byte-budget.ts';
import type { BodySink } from '../bodies/keep-body.ts';
import type { BodyLimits, BodyOutcome } from './read-body.ts';

/** What becomes of the bytes of an answer as they come. */
export interface BodyTaking {
  /** Takes what came next; false when there is no room for it. */
  take(chunk: Uint8Array): Promise<boolean>;
  /** All has come. */
  finish(): Promise<Extract<BodyOutcome, { readonly kind: 'body' | 'kept' }>>;
  /** Nobody wants the rest. */
  drop(): Promise<void>;
}

/**
 * Takes a body: a small one into memory, a large one where it is kept if there is such a place, and otherwise into memory for which it
 * asks first.
 */
export function takeBody({ maxBytes, declaredBytes, admit, keep }: Omit<BodyLimits, 'maxRatio'>): BodyTaking {
  let size = 0;
  let isLarge = false;
  const chunks: Uint8Array[] = [];
  let sink: BodySink | undefined;
  let lease: ByteLease | undefined;
  // Of a size that is known the body is put together as it comes, without a second copy at the end.
  let whole: Buffer | undefined;

  /** Decides once where a large body goes. */
  const settle = async (): Promise<boolean> => {
    isLarge = true;
    const first = Buffer.concat(chunks);
    const place = keep?.(first);
    if (admit !== undefined) {
      lease = await admit(place === undefined ? (declaredBytes ?? maxBytes) : streamBytes);
      if (lease === undefined) return false;
    }
    sink = place;
    if (sink !== undefined) {
      chunks.length = 0;
      await sink.write(first);
    } else if (declaredBytes !== undefined) {
      whole = Buffer.allocUnsafeSlow(declaredBytes);
      whole.set(first);
      chunks.length = 0;
    }
    return true;
  };

  return {
    async take(chunk) {
      size += chunk.byteLength;
      if (sink !== undefined) await sink.write(chunk);
      else if (whole !== undefined) whole.set(chunk, size - chunk.byteLength);
      else chunks.push(chunk);
      return isLarge || Math.max(size, declaredBytes ?? 0) <= uncountedBytes || (await settle());
    },
    async finish() {
      if (sink !== undefined) {
        const content = await sink.finish();
        lease?.release();
        return { kind: 'kept', content, bytes: size };
      }
      lease?.shrinkTo(size);
      const [only] = chunks;
      const bytes = whole?.subarray(0, size) ?? (chunks.length === 1 && only ? only : Buffer.concat(chunks));
      return { kind: 'body', bytes };
    },
    async drop() {
      const kept = sink;
      sink = undefined;
      await kept?.drop();
    },
  };
}
