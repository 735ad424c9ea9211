/** What a PNG holds, chunk by chunk (PNG, third edition, section 11). */
export interface PngChunks {
  readonly data: Uint8Array;
  readonly palette: Uint8Array;
  readonly transparency: Uint8Array;
}

/** Collects the chunks of a PNG; undefined where one goes beyond the end of the file. */
export function readChunks(bytes: Uint8Array): PngChunks | undefined {
  const data: Uint8Array[] = [];
  let palette = new Uint8Array();
  let transparency = new Uint8Array();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = uint32(bytes, at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return undefined;
    const content = bytes.slice(at + 8, end);
    const name = String.fromCharCode(...bytes.slice(at + 4, at + 8));
    if (name === 'IDAT') data.push(content);
    else if (name === 'PLTE') palette = content;
    else if (name === 'tRNS') transparency = content;
    else if (name === 'IEND') break;
    at = end + 4;
  }
  return { data: joined(data), palette, transparency };
}

/** Four bytes, the most significant first. */
export function uint32(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
