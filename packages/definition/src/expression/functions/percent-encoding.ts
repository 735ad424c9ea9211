import { decodeUtf8, encodeUtf8 } from '../../value/utf8.ts';

/**
 * The text with characters written as their UTF-8 bytes in percent notation: all but `A-Z a-z 0-9 - _ . ~`, or, of a URI that
 * is whole, only those that may not stand in one.
 */
export function percentEncode(text: string, which: 'all' | 'unsafe'): string {
  const pattern = which === 'all' ? /[^A-Za-z0-9\-_.~]+/g : /[^A-Za-z0-9\-_.~:/?#[\]@!$&'()*+,;=%\\]+/g;
  return text.replace(pattern, (part) => {
    let encoded = '';
    for (const byte of encodeUtf8(part)) encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    return encoded;
  });
}

/** The text with percent notation undone; what is not well formed stays as it is. */
export function percentDecode(text: string): string {
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (part) => decodeUtf8(percentBytes(part)));
}

/** The bytes of a text in percent notation. */
export function percentDecodeBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const [part] of text.matchAll(/(?:%[0-9a-fA-F]{2})+|[^%]+|%/g)) {
    const isEncoded = part.length > 1 && part.startsWith('%');
    for (const byte of isEncoded ? percentBytes(part) : encodeUtf8(part)) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function percentBytes(part: string): Uint8Array {
  const bytes = new Uint8Array(part.length / 3);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = Number.parseInt(part.slice(index * 3 + 1, index * 3 + 3), 16);
  }
  return bytes;
}
