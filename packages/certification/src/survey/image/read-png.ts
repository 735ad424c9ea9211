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
  const { channels, depth, width, colorType } = layout;
  const isWritten = colorType === 6 && depth === 8 && pass.stepX === 1;
  const samples = new Uint16Array(4);
  const how = { samples, layout };
  for (let row = 0; row < pass.rows; row += 1) {
    const start = row * pass.line + 1;
    const first = ((pass.y + row * pass.stepY) * width + pass.x) * 4;
    if (isWritten) {
      pixels.set(lines.subarray(start, start + pass.columns * 4), first);
      continue;
    }
    const line = { start, depth };
    for (let column = 0; column < pass.columns; column += 1) {
      for (let channel = 0; channel < channels; channel += 1)
        samples[channel] = sampleAt(lines, column * channels + channel, line);
      writePixel(pixels, first + column * pass.stepX * 4, how);
    }
  }
}

function sampleAt(lines: Uint8Array, index: number, { start, depth }: { start: number; depth: number }): number {
  if (depth === 8) return lines[start + index] ?? 0;
  if (depth === 16) return ((lines[start + index * 2] ?? 0) << 8) | (lines[start + index * 2 + 1] ?? 0);
  const bit = index * depth;
  return ((lines[start + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

/** Writes the samples of one pixel as red, green, blue and alpha; nothing is allocated, because pictures have many. */
function writePixel(
  pixels: Uint8Array,
  place: number,
  { samples, layout }: { readonly samples: Uint16Array; readonly layout: Layout },
): void {
  const { colorType, depth, palette, transparency } = layout;
  const first = samples[0] ?? 0;
  if (colorType === 3) {
    for (let channel = 0; channel < 3; channel += 1) pixels[place + channel] = palette[first * 3 + channel] ?? 0;
    pixels[place + 3] = transparency[first] ?? 255;
    return;
  }
  const isGray = colorType === 0 || colorType === 4;
  for (let channel = 0; channel < 3; channel += 1)
    pixels[place + channel] = toByte(samples[isGray ? 0 : channel] ?? 0, depth);
  if (colorType === 4 || colorType === 6) pixels[place + 3] = toByte(samples[isGray ? 1 : 3] ?? 0, depth);
  else pixels[place + 3] = isClear(samples, { transparency, channels: isGray ? 1 : 3 }) ? 0 : 255;
}

/** A sample of any depth as one of eight bits. */
function toByte(sample: number, depth: number): number {
  return depth === 8 ? sample : Math.round((sample * 255) / ((1 << depth) - 1));
}

/** Whether a pixel has the one colour that is declared clear. */
function isClear(
  samples: Uint16Array,
  { transparency, channels }: { readonly transparency: Uint8Array; readonly channels: number },
): boolean {
  if (transparency.length < channels * 2) return false;
  for (let index = 0; index < channels; index += 1) {
    const key = ((transparency[index * 2] ?? 0) << 8) | (transparency[index * 2 + 1] ?? 0);
    if (key !== samples[index]) return false;
  }
  return true;
}
