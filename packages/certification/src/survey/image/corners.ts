import type { Png } from './read-png.ts';

/** A colour as red, green and blue, 0 to 255. */
export type Color = readonly [number, number, number];

/** The colour of one corner pixel, and how opaque it is, 0 to 255. */
export interface Corner {
  readonly color: Color;
  readonly alpha: number;
}

/** The four corner pixels; undefined where the pixels are too many to be read. */
export function cornersOf({ width, height, pixels }: Png): readonly Corner[] | undefined {
  if (pixels === 'too-large') return undefined;
  const places = [0, width - 1, (height - 1) * width, height * width - 1];
  return places.map((place) => ({ color: colorAt(pixels, place), alpha: pixels[place * 4 + 3] ?? 255 }));
}

/** The colour of a pixel. */
export function colorAt(pixels: Uint8Array, place: number): Color {
  const at = place * 4;
  return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
}

/** Reads `#rrggbb`; undefined for anything else. */
export function parseColor(text: string): Color | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(text)) return undefined;
  return [parseInt(text.slice(1, 3), 16), parseInt(text.slice(3, 5), 16), parseInt(text.slice(5, 7), 16)];
}

/** Writes `#rrggbb`. */
export function showColor(color: Color): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Whether two colours differ by what compression and rounding can do: at most 12 of 255 in each channel. */
export function isNear(a: Color, b: Color): boolean {
  return isChannelNear(a[0], b[0]) && isChannelNear(a[1], b[1]) && isChannelNear(a[2], b[2]);
}

/** The same of one channel. */
export function isChannelNear(a: number | undefined, b: number): boolean {
  return Math.abs((a ?? 0) - b) <= 12;
}
