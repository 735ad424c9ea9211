import type { Png } from './read-png.ts';

/** The colour of one corner pixel, as `#rrggbb`, and how opaque it is, 0 to 255. */
export interface Corner {
  readonly color: string;
  readonly alpha: number;
}

/** The four corner pixels; undefined where the pixels could not be read. */
export function cornersOf({ width, height, pixels }: Png): readonly Corner[] | undefined {
  if (pixels === undefined) return undefined;
  const places = [0, width - 1, (height - 1) * width, height * width - 1];
  return places.map((place) => {
    const channels = [0, 1, 2].map((channel) => (pixels[place * 4 + channel] ?? 0).toString(16).padStart(2, '0'));
    return { color: `#${channels.join('')}`, alpha: pixels[place * 4 + 3] ?? 255 };
  });
}

/** Whether two colours differ by what compression and rounding can do: at most 12 of 255 in each channel. */
export function isNear(a: string, b: string): boolean {
  return [1, 3, 5].every((at) => Math.abs(parseInt(a.slice(at, at + 2), 16) - parseInt(b.slice(at, at + 2), 16)) <= 12);
}
