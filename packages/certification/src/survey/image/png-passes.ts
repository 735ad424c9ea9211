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
    const filter = raw[start] ?? 0;
    if (filter === 0) continue;
    for (let x = 1; x < line; x += 1) {
      const at = start + x;
      const left = x > distance ? (raw[at - distance] ?? 0) : 0;
      const up = row > 0 ? (raw[at - line] ?? 0) : 0;
      const upLeft = row > 0 && x > distance ? (raw[at - line - distance] ?? 0) : 0;
      raw[at] = (raw[at] ?? 0) + predicted(filter, { left, up, upLeft });
    }
  }
}

function predicted(filter: number, { left, up, upLeft }: { left: number; up: number; upLeft: number }): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const base = left + up - upLeft;
      const [a, b, c] = [Math.abs(base - left), Math.abs(base - up), Math.abs(base - upLeft)];
      return a <= b && a <= c ? left : b <= c ? up : upLeft;
    }
    default:
      return 0;
  }
}
