import type { Diagnostic } from '@tenon/diagnostics';
import { strFromU8 } from 'fflate';

/** Text out of bytes, with what was wrong about its encoding. `exact` is false when the bytes were read as Windows-1252. */
export interface DecodedText {
  readonly text: string;
  readonly exact: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads bytes as UTF-8 (or as UTF-16, by its byte-order mark or its zero bytes); other bytes are read as Windows-1252 and reported. */
export function decodeText(bytes: Uint8Array, fileName: string): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, { fileName, low: 0, high: 1, start: 2 });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, { fileName, low: 1, high: 0, start: 2 });
  if (isPlain(bytes[0]) && bytes[1] === 0 && isPlain(bytes[2]) && bytes[3] === 0)
    return decodeUtf16(bytes, { fileName, low: 0, high: 1, start: 0 });
  if (bytes[0] === 0 && isPlain(bytes[1]) && bytes[2] === 0 && isPlain(bytes[3]))
    return decodeUtf16(bytes, { fileName, low: 1, high: 0, start: 0 });
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  // What is no UTF-8 was read as this character; looking at each byte takes many times as long as decoding them.
  const decoded = strFromU8(bytes);
  const fault = decoded.includes('\ufffd') ? firstFaultOfUtf8(bytes) : -1;
  if (fault < 0) return withoutMark(decoded, fileName, hasMark);
  const text = fromWindows1252(bytes);
  return {
    text,
    exact: false,
    diagnostics: [
      {
        code: 'encoding-not-utf8',
        severity: 'error',
        message: `The file is not UTF-8: byte 0x${hex(bytes[fault] ?? 0)} at offset ${fault} does not belong to a UTF-8 character.`,
        place: { file: fileName, pointer: '', ...lineOfByte(bytes, fault) },
        remedy: 'Save the file as UTF-8, or accept the repaired text, in which it was read as Windows-1252.',
      },
    ],
  };
}

/** Takes a byte-order mark off a text that is already decoded. */
export function withoutMark(
  text: string,
  fileName: string,
  hadMark: boolean = text.charCodeAt(0) === 0xfeff,
): DecodedText {
  if (!hadMark) return { text, exact: true, diagnostics: [] };
  return {
    text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text,
    exact: true,
    diagnostics: [
      {
        code: 'encoding-byte-order-mark',
        severity: 'info',
        message: 'The file begins with a byte-order mark, which some readers refuse.',
        place: { file: fileName, pointer: '', line: 1, column: 1 },
        remedy: 'Save the file as UTF-8 without a byte-order mark.',
      },
    ],
  };
}

/** Whether a byte is a character of ASCII that a text may begin with. */
function isPlain(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 9 && byte < 0x7f;
}

/** The text of bytes in a charset by its name: a Latin one, UTF-16 by name or by its byte-order mark, or UTF-8. */
export function textInCharset(bytes: Uint8Array, charset: string): string {
  const name = charset.toLowerCase();
  if (/^(?:iso-?8859-1|latin-?1|us-ascii|windows-1252|cp1252)$/.test(name)) return fromWindows1252(bytes);
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const isUtf16 = isLittle || isBig || /^utf-?16(?:le|be)?$/.test(name);
  const high = isBig || (!isLittle && name.endsWith('be')) ? 0 : 1;
  const text = isUtf16 ? textOfUtf16(bytes, { low: 1 - high, high, start: 0 }) : strFromU8(bytes);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decodeUtf16(
  bytes: Uint8Array,
  how: { fileName: string; low: number; high: number; start: number },
): DecodedText {
  return {
    text: textOfUtf16(bytes, how),
    exact: false,
    diagnostics: [
      {
        code: 'encoding-not-utf8',
        severity: 'error',
        message: 'The file is UTF-16, not UTF-8.',
        place: { file: how.fileName, pointer: '', line: 1, column: 1 },
        remedy: 'Save the file as UTF-8, or accept the repaired text.',
      },
    ],
  };
}

function textOfUtf16(bytes: Uint8Array, how: { low: number; high: number; start: number }): string {
  const parts: string[] = [];
  for (let start = how.start; start < bytes.length; start += 8192) {
    const codes: number[] = [];
    for (let at = start; at + 1 < bytes.length && at < start + 8192; at += 2) {
      codes.push((bytes[at + how.low] ?? 0) | ((bytes[at + how.high] ?? 0) << 8));
    }
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

/** The offset of the first byte that is not part of a well-formed UTF-8 sequence, or -1. */
function firstFaultOfUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      at += 1;
      continue;
    }
    const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first <= 0xf4 ? 4 : 0;
    if (length === 0 || first < 0xc2 || !followsIn(bytes, at, length)) return at;
    at += length;
  }
  return -1;
}

function followsIn(bytes: Uint8Array, at: number, length: number): boolean {
  for (let offset = 1; offset < length; offset += 1) {
    const byte = bytes[at + offset];
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return false;
  }
  const second = bytes[at + 1] ?? 0;
  switch (bytes[at]) {
    case 0xe0:
      return second >= 0xa0;
    case 0xed:
      return second <= 0x9f;
    case 0xf0:
      return second >= 0x90;
    case 0xf4:
      return second <= 0x8f;
    default:
      return true;
  }
}

/** What the bytes 0x80 to 0x9f mean in Windows-1252; the five unused ones stay control characters. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function fromWindows1252(bytes: Uint8Array): string {
  return strFromU8(bytes, true).replace(/[\u0080-\u009f]/g, (character) => {
    return WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character;
  });
}

function lineOfByte(bytes: Uint8Array, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = 0; at < offset; at += 1) {
    if (bytes[at] === 10) {
      line += 1;
      start = at + 1;
    }
  }
  return { line, column: offset - start + 1 };
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
