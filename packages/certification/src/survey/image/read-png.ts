import type { ConnectorFile } from '@tenon/connector';
import { unzlibSync } from 'fflate';

/** A picture: its size and, where they can be read, its pixels as red, green, blue, alpha. */
export interface Png {
  readonly kind: 'png';
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array | undefined;
}

const signature = [137, 80, 78, 71, 13, 10, 26, 10];
const channelsByColorType: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Beyond this many pixels the content is not looked at: an icon has at most 230 x 230. */
const mostPixels = 2048 * 2048;

/** Reads the header of a PNG and, for eight bits a channel without interlacing, its pixels. Anything else is no PNG. */
export function readPng(file: ConnectorFile): Png | { readonly kind: 'other' } {
  const bytes = file.content;
  if (typeof bytes === 'string' || bytes.length < 33 || signature.some((byte, index) => bytes[index] !== byte)) {
    return { kind: 'other' };
  }
  const width = uint32(bytes, 16);
  const height = uint32(bytes, 20);
  const pixels =
    width * height <= mostPixels && width > 0 && height > 0 ? readPixels(bytes, { width, height }) : undefined;
  return { kind: 'png', width, height, pixels };
}

function readPixels(bytes: Uint8Array, size: { width: number; height: number }): Uint8Array | undefined {
  const depth = bytes[24];
  const colorType = bytes[25] ?? 0;
  const channels = channelsByColorType[colorType];
  if (depth !== 8 || channels === undefined || bytes[28] !== 0) return undefined;
  const chunks = readChunks(bytes);
  const line = size.width * channels + 1;
  const raw = inflate(chunks.data, line * size.height);
  if (raw === undefined) return undefined;
  unfilter(raw, { line, channels });
  return toPixels(raw, { ...size, line, channels, colorType, ...chunks });
}

function inflate(data: Uint8Array, length: number): Uint8Array | undefined {
  try {
    return unzlibSync(data, { out: new Uint8Array(length) });
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

interface Chunks {
  readonly data: Uint8Array;
  readonly palette: Uint8Array;
  readonly transparency: Uint8Array;
}

function readChunks(bytes: Uint8Array): Chunks {
  const data: number[][] = [];
  let palette = new Uint8Array();
  let transparency = new Uint8Array();
  let total = 0;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = uint32(bytes, at);
    const content = bytes.slice(at + 8, at + 8 + length);
    switch (String.fromCharCode(...bytes.slice(at + 4, at + 8))) {
      case 'IDAT':
        data.push([at + 8, at + 8 + length]);
        total += content.length;
        break;
      case 'PLTE':
        palette = content;
        break;
      case 'tRNS':
        transparency = content;
        break;
    }
    at += 12 + length;
  }
  const joined = new Uint8Array(total);
  let offset = 0;
  for (const [start, end] of data) {
    const part = bytes.slice(start, end);
    joined.set(part, offset);
    offset += part.length;
  }
  return { data: joined, palette, transparency };
}

/** Takes the filters of PNG off each line, in place. */
function unfilter(raw: Uint8Array, { line, channels }: { line: number; channels: number }): void {
  for (let start = 0; start < raw.length; start += line) {
    const filter = raw[start] ?? 0;
    for (let x = 1; x < line; x += 1) {
      const at = start + x;
      const left = x > channels ? (raw[at - channels] ?? 0) : 0;
      const up = start > 0 ? (raw[at - line] ?? 0) : 0;
      const upLeft = start > 0 && x > channels ? (raw[at - line - channels] ?? 0) : 0;
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

interface Layout extends Chunks {
  readonly width: number;
  readonly height: number;
  readonly line: number;
  readonly channels: number;
  readonly colorType: number;
}

function toPixels(raw: Uint8Array, layout: Layout): Uint8Array {
  const { width, height, line, channels, colorType, palette, transparency } = layout;
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = y * line + 1 + x * channels;
      const to = (y * width + x) * 4;
      const value = raw[from] ?? 0;
      const isGray = colorType === 0 || colorType === 4;
      const source = colorType === 3 ? palette : raw;
      const at = colorType === 3 ? value * 3 : from;
      for (let channel = 0; channel < 3; channel += 1)
        pixels[to + channel] = isGray ? value : (source[at + channel] ?? 0);
      pixels[to + 3] =
        colorType === 3 ? (transparency[value] ?? 255) : channels % 2 === 0 ? (raw[from + channels - 1] ?? 255) : 255;
    }
  }
  return pixels;
}

function uint32(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) * 2 ** 24 + ((bytes[at + 1] ?? 0) << 16) + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)) >>>
    0
  );
}
