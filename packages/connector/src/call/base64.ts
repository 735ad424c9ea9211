const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63] ?? '');
    const used = bytes.length - at;
    parts.push(
      digits[0] ?? '',
      digits[1] ?? '',
      used > 1 ? (digits[2] ?? '') : '=',
      used > 2 ? (digits[3] ?? '') : '=',
    );
  }
  return parts.join('');
}

/** The bytes of a base64 text, with or without padding, in either alphabet; undefined when it is not base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  const digits = text
    .replace(/[\s=]+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let written = 0;
  let group = 0;
  let bits = 0;
  for (let at = 0; at < digits.length; at += 1) {
    group = ((group << 6) | sextetOf(digits.charCodeAt(at))) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[written] = (group >> bits) & 0xff;
    written += 1;
  }
  return bytes;
}

function sextetOf(code: number): number {
  if (code >= 97) return code - 71;
  if (code >= 65) return code - 65;
  if (code >= 48) return code + 4;
  return code === 43 ? 62 : 63;
}
