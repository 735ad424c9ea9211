import { decodeUtf8 } from './utf8.ts';

/** The text of bytes in a charset; UTF-8 where none is named or it is not known. */
export function decodeText(bytes: Uint8Array, charset = 'utf-8'): string {
  switch (charset.toLowerCase().replace(/[_\s]/g, '-')) {
    case 'utf-16':
      return decodeUtf16(bytes, bytes[0] === 0xfe && bytes[1] === 0xff ? 'big' : 'little');
    case 'utf-16le':
    case 'unicode':
      return decodeUtf16(bytes, 'little');
    case 'utf-16be':
      return decodeUtf16(bytes, 'big');
    case 'iso-8859-1':
    case 'latin1':
    case 'us-ascii':
    case 'ascii':
    case 'windows-1252':
    case 'cp1252':
      return decodeWindows1252(bytes);
    default:
      return decodeUtf8(bytes);
  }
}

function decodeUtf16(bytes: Uint8Array, order: 'big' | 'little'): string {
  const [low, high] = order === 'little' ? [0, 1] : [1, 0];
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode((bytes[at + low] ?? 0) | ((bytes[at + high] ?? 0) << 8));
  }
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** What the bytes 0x80 to 0x9f stand for; the rest is Latin-1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += byte >= 0x80 && byte < 0xa0 ? (windows1252[byte - 0x80] ?? '') : String.fromCharCode(byte);
  }
  return text;
}
