const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const codes = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
const values = new Int8Array(128).fill(-1);
for (let index = 0; index < codes.length; index += 1) values[codes[index] ?? 0] = index;

/** The base64 text of bytes, with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  let units: number[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    units.push(
      codes[group >> 18] ?? 0,
      codes[(group >> 12) & 63] ?? 0,
      at + 1 < bytes.length ? (codes[(group >> 6) & 63] ?? 0) : 61,
      at + 2 < bytes.length ? (codes[group & 63] ?? 0) : 61,
    );
    if (units.length >= 8_192) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

/** The bytes of a base64 text, or undefined where it is none: white space is skipped, the padding must be there. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const compact = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  if (compact.length % 4 !== 0) return undefined;
  const padding = compact.endsWith('==') ? 2 : compact.endsWith('=') ? 1 : 0;
  const count = compact.length - padding;
  const bytes = new Uint8Array((compact.length / 4) * 3 - padding);
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let index = 0; index < count; index += 1) {
    const code = compact.charCodeAt(index);
    const value = code < 128 ? (values[code] ?? -1) : -1;
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return bytes;
}
