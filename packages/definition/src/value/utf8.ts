/** The UTF-8 bytes of a text; half of a surrogate pair becomes the replacement character. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text));
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    const code = codePointAt(text, index);
    if (code > 0xffff) index += 1;
    if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
    } else {
      if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
      else {
        bytes[at++] = 0xf0 | (code >> 18);
        bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
      }
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[at++] = 0x80 | (code & 0x3f);
  }
  return bytes;
}

/** How many bytes a text has in UTF-8. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) < 0x80) continue;
    const code = codePointAt(text, index);
    if (code > 0xffff) {
      length += 2;
      index += 1;
    } else length += code < 0x800 ? 1 : 2;
  }
  return length;
}

/** The text of UTF-8 bytes; what is not UTF-8 becomes the replacement character. A byte order mark stays, as in .NET. */
export function decodeUtf8(bytes: Uint8Array): string {
  const units: number[] = [];
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const { code, length } = decodeOne(bytes, at);
    at += length;
    if (code > 0xffff) units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    else units.push(code);
    if (units.length >= 8_192) text += String.fromCharCode(...units.splice(0));
  }
  return text + String.fromCharCode(...units);
}

const REPLACEMENT = 0xfffd;

function codePointAt(text: string, index: number): number {
  const code = text.codePointAt(index) ?? REPLACEMENT;
  return code >= 0xd800 && code <= 0xdfff ? REPLACEMENT : code;
}

function decodeOne(bytes: Uint8Array, at: number): { code: number; length: number } {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { code: first, length: 1 };
  const size =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 1;
  if (size === 1) return { code: REPLACEMENT, length: 1 };
  let code = first & (0x7f >> size);
  for (let step = 1; step < size; step += 1) {
    const byte = bytes[at + step] ?? 0;
    const isAllowed = (byte & 0xc0) === 0x80 && (step > 1 || isSecondByte(first, byte));
    if (!isAllowed) return { code: REPLACEMENT, length: step };
    code = (code << 6) | (byte & 0x3f);
  }
  return { code, length: size };
}

/** Overlong forms, surrogates and codes beyond Unicode show in the second byte. */
function isSecondByte(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second <= 0x9f;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second <= 0x8f;
}
