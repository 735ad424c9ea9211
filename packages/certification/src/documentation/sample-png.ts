import { zlibSync } from 'fflate';

/** A PNG of one colour, for examples and tests. */
export function samplePng({ width, height, color }: { width: number; height: number; color: string }): Uint8Array {
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const line = Uint8Array.from([0, ...Array.from({ length: width }, () => channels).flat()]);
  const raw = new Uint8Array(line.length * height);
  for (let row = 0; row < height; row += 1) raw.set(line, row * line.length);
  return pngOf({ width, height, depth: 8, colorType: 2, interlacing: 0 }, raw);
}

/** A PNG with a header and the lines of its passes, filters and all; further chunks come before the data. */
export function pngOf(
  header: { width: number; height: number; depth: number; colorType: number; interlacing: number },
  lines: Uint8Array,
  further: readonly number[] = [],
): Uint8Array {
  const { width, height, depth, colorType, interlacing } = header;
  const parts = [
    [137, 80, 78, 71, 13, 10, 26, 10],
    chunk('IHDR', Uint8Array.from([...uint32(width), ...uint32(height), depth, colorType, 0, 0, interlacing])),
    further,
    chunk('IDAT', zlibSync(lines)),
    chunk('IEND', new Uint8Array()),
  ];
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** One chunk of a PNG. */
export function chunk(type: string, data: Uint8Array): number[] {
  const body = [...Array.from(type, (letter) => letter.charCodeAt(0)), ...data];
  return [...uint32(data.length), ...body, ...uint32(crc(body))];
}

/** The checksum of PNG (ISO 3309). */
function crc(bytes: readonly number[]): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}
