/** One of the reduced pictures that an interlaced PNG consists of; a plain one has a single pass over every pixel. */
export interface PngPass {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly columns: number;
  readonly rows: number;
  /** Bytes of a line, with the one for its filter. */
  readonly line: number;
}

/** First column, first row and steps of the seven passes of Adam7 (PNG, third edition, section 8). */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The passes of a picture, in the order in which they are stored. */
export function passesOf(
  size: { readonly width: number; readonly height: number },
  { bitsPerPixel, isInterlaced }: { readonly bitsPerPixel: number; readonly isInterlaced: boolean },
): readonly PngPass[] {
  return (isInterlaced ? adam7 : [[0, 0, 1, 1] as const]).flatMap(([x, y, stepX, stepY]) => {
    const columns = Math.ceil((size.width - x) / stepX);
    const rows = Math.ceil((size.height - y) / stepY);
    if (columns <= 0 || rows <= 0) return [];
    return { x, y, stepX, stepY, columns, rows, line: Math.ceil((columns * bitsPerPixel) / 8) + 1 };
  });
}

/** Takes the filters off the lines of a pass, in place; `distance` is how many bytes the pixel to the left lies back. */
export function unfilter(raw: Uint8Array, { line, rows }: PngPass, distance: number): void {
  for (let row = 0; row < rows; row += 1) {
    const start = row * line;
    const above = row > 0 ? start - line : -1;
    switch (raw[start]) {
      case 1:
        addLeft(raw, start, { line, distance });
        break;
      case 2:
        if (above >= 0) addAbove(raw, start, { line, above });
        break;
      case 3:
        addMean(raw, start, { line, distance, above });
        break;
      case 4:
        addPaeth(raw, start, { line, distance, above });
        break;
    }
  }
}

function addLeft(raw: Uint8Array, start: number, { line, distance }: { line: number; distance: number }): void {
  for (let at = start + 1 + distance; at < start + line; at += 1)
    raw[at] = byteAt(raw, at) + byteAt(raw, at - distance);
}

function addAbove(raw: Uint8Array, start: number, { line, above }: { line: number; above: number }): void {
  for (let x = 1; x < line; x += 1) raw[start + x] = byteAt(raw, start + x) + byteAt(raw, above + x);
}

/** A line's length, how far back the pixel to the left is, and where the line above starts, or -1. */
interface Neighbours {
  readonly line: number;
  readonly distance: number;
  readonly above: number;
}

function addMean(raw: Uint8Array, start: number, { line, distance, above }: Neighbours): void {
  for (let x = 1; x < line; x += 1) {
    const left = x > distance ? byteAt(raw, start + x - distance) : 0;
    const up = above >= 0 ? byteAt(raw, above + x) : 0;
    raw[start + x] = byteAt(raw, start + x) + ((left + up) >> 1);
  }
}

function addPaeth(raw: Uint8Array, start: number, { line, distance, above }: Neighbours): void {
  for (let x = 1; x < line; x += 1) {
    const left = x > distance ? byteAt(raw, start + x - distance) : 0;
    const up = above >= 0 ? byteAt(raw, above + x) : 0;
    const upLeft = above >= 0 && x > distance ? byteAt(raw, above + x - distance) : 0;
    raw[start + x] = byteAt(raw, start + x) + nearest(left, up, upLeft);
  }
}

/** Of the three, the one nearest to what they predict together. */
function nearest(left: number, up: number, upLeft: number): number {
  const fromLeft = Math.abs(up - upLeft);
  const fromUp = Math.abs(left - upLeft);
  const fromUpLeft = Math.abs(left + up - upLeft - upLeft);
  if (fromLeft <= fromUp && fromLeft <= fromUpLeft) return left;
  return fromUp <= fromUpLeft ? up : upLeft;
}

function byteAt(raw: Uint8Array, at: number): number {
  return raw[at] ?? 0;
}
