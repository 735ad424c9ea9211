import type { ConnectorFile } from '@tenon/connector';
import { unzlibSync } from 'fflate';
import { type PngChunks, readChunks, uint32 } from './png-chunks.ts';
import { type PngPass, passesOf, unfilter } from './png-passes.ts';

/** A picture: its size and, where they can be read, its pixels as red, green, blue, alpha. */
export interface Png {
  readonly kind: 'png';
  readonly width: number;
  readonly height: number;
  /** `too-large`: more pixels than are looked at. */
  readonly pixels: Uint8Array | 'too-large';
}

/** Something that is no picture: another format, or a PNG whose content does not fit its header. */
export interface NoPng {
  readonly kind: 'other' | 'damaged';
}

const signature = [137, 80, 78, 71, 13, 10, 26, 10];

/** Channels by colour type, and the bits that a channel may have. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Beyond this many pixels the content is not looked at: an icon has at most 230 x 230. */
const mostPixels = 2048 * 2048;

/** Reads a PNG of any colour type and depth, interlaced or not. What the header declares is never trusted with memory. */
export function readPng({ content: bytes }: Pick<ConnectorFile, 'content'>): Png | NoPng {
  if (typeof bytes === 'string' || signature.some((byte, index) => bytes[index] !== byte)) return { kind: 'other' };
  const [width, height] = [uint32(bytes, 16), uint32(bytes, 20)];
  const [depth = 0, colorType = 0, , , interlacing = 0] = bytes.subarray(24, 29);
  const channels = channelsOf[colorType];
  const isKnown = channels !== undefined && depthsOf[colorType]?.includes(depth) && interlacing <= 1;
  if (bytes.length < 33 || width === 0 || height === 0 || !isKnown) return { kind: 'damaged' };
  if (width * height > mostPixels) return { kind: 'png', width, height, pixels: 'too-large' };
  const chunks = readChunks(bytes);
  const pixels = chunks && readPixels({ width, height, depth, colorType, channels, interlacing, ...chunks });
  return pixels ? { kind: 'png', width, height, pixels } : { kind: 'damaged' };
}

interface Layout extends PngChunks {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colorType: number;
  readonly channels: number;
  readonly interlacing: number;
}

function readPixels(layout: Layout): Uint8Array | undefined {
  const bitsPerPixel = layout.channels * layout.depth;
  const passes = passesOf(layout, { bitsPerPixel, isInterlaced: layout.interlacing === 1 });
  const raw = inflate(
    layout.data,
    passes.reduce((sum, { line, rows }) => sum + line * rows, 0),
  );
  if (raw === undefined) return undefined;
  const pixels = new Uint8Array(layout.width * layout.height * 4);
  let offset = 0;
  for (const pass of passes) {
    const lines = raw.subarray(offset, offset + pass.line * pass.rows);
    unfilter(lines, pass, Math.max(1, bitsPerPixel >> 3));
    writePass(pixels, { lines, pass, layout });
    offset += lines.length;
  }
  return pixels;
}

/** The lines of all passes; undefined where the data is broken or has another length than the header tells. */
function inflate(data: Uint8Array, length: number): Uint8Array | undefined {
  try {
    const raw = unzlibSync(data, { out: new Uint8Array(length) });
    return raw.length === length ? raw : undefined;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function writePass(
  pixels: Uint8Array,
  { lines, pass, layout }: { readonly lines: Uint8Array; readonly pass: PngPass; readonly layout: Layout },
): void {
  const { channels, depth, width } = layout;
  const samples: number[] = [0, 0, 0, 0];
  for (let row = 0; row < pass.rows; row += 1) {
    for (let column = 0; column < pass.columns; column += 1) {
      for (let channel = 0; channel < channels; channel += 1)
        samples[channel] = sampleAt(lines, { start: row * pass.line + 1, index: column * channels + channel, depth });
      const place = ((pass.y + row * pass.stepY) * width + pass.x + column * pass.stepX) * 4;
      pixels.set(toRgba(samples, layout), place);
    }
  }
}

function sampleAt(lines: Uint8Array, { start, index, depth }: { start: number; index: number; depth: number }): number {
  if (depth === 8) return lines[start + index] ?? 0;
  if (depth === 16) return ((lines[start + index * 2] ?? 0) << 8) | (lines[start + index * 2 + 1] ?? 0);
  const bit = index * depth;
  return ((lines[start + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

function toRgba(
  [first = 0, second = 0, third = 0, fourth = 0]: readonly number[],
  layout: Layout,
): readonly [number, number, number, number] {
  const { colorType, depth, palette, transparency } = layout;
  const most = (1 << depth) - 1;
  const scaled = (sample: number): number => Math.round((sample * 255) / most);
  const key = (index: number): number => ((transparency[index * 2] ?? 0) << 8) | (transparency[index * 2 + 1] ?? 0);
  switch (colorType) {
    case 0: {
      const isClear = transparency.length >= 2 && key(0) === first;
      return [scaled(first), scaled(first), scaled(first), isClear ? 0 : 255];
    }
    case 2: {
      const isClear = transparency.length >= 6 && key(0) === first && key(1) === second && key(2) === third;
      return [scaled(first), scaled(second), scaled(third), isClear ? 0 : 255];
    }
    case 3: {
      const [red = 0, green = 0, blue = 0] = palette.subarray(first * 3, first * 3 + 3);
      return [red, green, blue, transparency[first] ?? 255];
    }
    case 4:
      return [scaled(first), scaled(first), scaled(first), scaled(second)];
    default:
      return [scaled(first), scaled(second), scaled(third), scaled(fourth)];
  }
}
