import { expect, test } from 'vitest';
import { chunk, pngOf, samplePng } from '../../documentation/sample-png.ts';
import { readPng } from './read-png.ts';

type Rgba = readonly [number, number, number, number];

const palette = chunk('PLTE', Uint8Array.from([0, 0, 0, 255, 0, 0, 0, 0, 255]));
const clear = (...bytes: readonly number[]): number[] => chunk('tRNS', Uint8Array.from(bytes));

// Two pixels in one line: the bytes of the line after its filter, and the pixels they stand for.
test.each<{ name: string; depth: number; colorType: number; line: number[]; further?: number[]; pixels: [Rgba, Rgba] }>(
  [
    {
      name: 'gray, 1 bit',
      depth: 1,
      colorType: 0,
      line: [0b01000000],
      pixels: [
        [0, 0, 0, 255],
        [255, 255, 255, 255],
      ],
    },
    {
      name: 'gray, 2 bits',
      depth: 2,
      colorType: 0,
      line: [0b01110000],
      pixels: [
        [85, 85, 85, 255],
        [255, 255, 255, 255],
      ],
    },
    {
      name: 'gray, 4 bits',
      depth: 4,
      colorType: 0,
      line: [0x1f],
      pixels: [
        [17, 17, 17, 255],
        [255, 255, 255, 255],
      ],
    },
    {
      name: 'gray, 8 bits, one gray clear',
      depth: 8,
      colorType: 0,
      line: [7, 9],
      further: clear(0, 9),
      pixels: [
        [7, 7, 7, 255],
        [9, 9, 9, 0],
      ],
    },
    {
      name: 'gray, 16 bits',
      depth: 16,
      colorType: 0,
      line: [255, 255, 0, 0],
      pixels: [
        [255, 255, 255, 255],
        [0, 0, 0, 255],
      ],
    },
    {
      name: 'colour, 8 bits',
      depth: 8,
      colorType: 2,
      line: [1, 2, 3, 4, 5, 6],
      pixels: [
        [1, 2, 3, 255],
        [4, 5, 6, 255],
      ],
    },
    {
      name: 'colour, 16 bits, one colour clear',
      depth: 16,
      colorType: 2,
      line: [255, 255, 0, 0, 0, 0, 0, 1, 0, 2, 0, 3],
      further: clear(0, 1, 0, 2, 0, 3),
      pixels: [
        [255, 0, 0, 255],
        [0, 0, 0, 0],
      ],
    },
    {
      name: 'a palette, 1 bit',
      depth: 1,
      colorType: 3,
      line: [0b01000000],
      further: palette,
      pixels: [
        [0, 0, 0, 255],
        [255, 0, 0, 255],
      ],
    },
    {
      name: 'a palette, 8 bits, an entry half clear',
      depth: 8,
      colorType: 3,
      line: [2, 0],
      further: [...palette, ...clear(128)],
      pixels: [
        [0, 0, 255, 255],
        [0, 0, 0, 128],
      ],
    },
    {
      name: 'gray and alpha, 8 bits',
      depth: 8,
      colorType: 4,
      line: [9, 1, 8, 2],
      pixels: [
        [9, 9, 9, 1],
        [8, 8, 8, 2],
      ],
    },
    {
      name: 'gray and alpha, 16 bits',
      depth: 16,
      colorType: 4,
      line: [255, 255, 0, 0, 0, 0, 255, 255],
      pixels: [
        [255, 255, 255, 0],
        [0, 0, 0, 255],
      ],
    },
    {
      name: 'colour and alpha, 8 bits',
      depth: 8,
      colorType: 6,
      line: [1, 2, 3, 4, 5, 6, 7, 8],
      pixels: [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
    },
  ],
)('reads the pixels of $name', ({ depth, colorType, line, further, pixels }) => {
  const content = pngOf(
    { width: 2, height: 1, depth, colorType, interlacing: 0 },
    Uint8Array.from([0, ...line]),
    further,
  );
  expect(readPng({ content })).toEqual({ kind: 'png', width: 2, height: 1, pixels: Uint8Array.from(pixels.flat()) });
});

test('puts interlaced pixels where they belong', () => {
  // Adam7 stores the pixels of two lines of three in the order of its passes: 1, then 6, then 7.
  const lines = Uint8Array.from([
    0, 10, /* pass 4: x 2 */ 0, 12, /* pass 6: x 1 */ 0, 11, /* pass 7: y 1 */ 0, 20, 21, 22,
  ]);
  const read = readPng({ content: pngOf({ width: 3, height: 2, depth: 8, colorType: 0, interlacing: 1 }, lines) });
  expect(read).toMatchObject({ kind: 'png' });
  const reds = read.kind === 'png' && read.pixels !== 'too-large' ? read.pixels.filter((_, at) => at % 4 === 0) : [];
  expect([...reds]).toEqual([10, 11, 12, 20, 21, 22]);
});

test.each([
  { name: 'none', filter: 0, bytes: [5, 7] },
  { name: 'the left', filter: 1, bytes: [5, 2] },
  { name: 'the one above', filter: 2, bytes: [5, 7] },
  { name: 'the mean', filter: 3, bytes: [5, 5] },
  { name: 'Paeth', filter: 4, bytes: [5, 2] },
])('takes off the filter by $name', ({ filter, bytes }) => {
  const content = pngOf(
    { width: 2, height: 1, depth: 8, colorType: 0, interlacing: 0 },
    Uint8Array.from([filter, ...bytes]),
  );
  expect(readPng({ content })).toMatchObject({ pixels: Uint8Array.from([5, 5, 5, 255, 7, 7, 7, 255]) });
});

const whole = samplePng({ width: 120, height: 120, color: '#1d5a7a' });

test.each([
  { name: 'text', content: 'GIF89a', kind: 'other' },
  { name: 'another format', content: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), kind: 'other' },
  { name: 'nothing but the signature', content: whole.slice(0, 8), kind: 'damaged' },
  { name: 'a file that was cut', content: whole.slice(0, whole.length - 40), kind: 'damaged' },
  {
    name: 'data that is broken',
    content: whole.map((byte, at) => (at > 45 && at < 60 ? byte ^ 0x5a : byte)),
    kind: 'damaged',
  },
  {
    name: 'fewer lines than declared',
    content: pngOf({ width: 9, height: 9, depth: 8, colorType: 0, interlacing: 0 }, Uint8Array.from([0, 1])),
    kind: 'damaged',
  },
  {
    name: 'a depth that does not exist',
    content: pngOf({ width: 1, height: 1, depth: 3, colorType: 0, interlacing: 0 }, Uint8Array.from([0, 1])),
    kind: 'damaged',
  },
  {
    name: 'no width',
    content: pngOf({ width: 0, height: 1, depth: 8, colorType: 0, interlacing: 0 }, Uint8Array.from([0])),
    kind: 'damaged',
  },
])('takes $name for $kind', ({ content, kind }) => {
  expect(readPng({ content })).toEqual({ kind });
});

test('does not reserve memory for what a header only declares', () => {
  const content = pngOf(
    { width: 2 ** 31 - 1, height: 2 ** 31 - 1, depth: 16, colorType: 6, interlacing: 0 },
    new Uint8Array(),
  );
  expect(readPng({ content })).toEqual({ kind: 'png', width: 2 ** 31 - 1, height: 2 ** 31 - 1, pixels: 'too-large' });
});
