import { type Value, valueText } from '@tenon/definition';
import { memberOf } from '../scope/records.ts';

/** The Authorization header that the authentication of an action gives, where it takes no token service (clause 9.6). */
export function authorizationOf(authentication: Value | undefined): Record<string, string> {
  const type = memberOf(authentication, 'type');
  switch (typeof type === 'string' ? type.toLowerCase() : '') {
    case 'basic': {
      const [username, password] = [memberOf(authentication, 'username'), memberOf(authentication, 'password')];
      return { Authorization: `Basic ${base64(`${valueText(username ?? null)}:${valueText(password ?? null)}`)}` };
    }
    case 'raw':
      return { Authorization: valueText(memberOf(authentication, 'value') ?? null) };
    default:
      return {};
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of the UTF-8 bytes of a text. */
function base64(text: string): string {
  const bytes = [...encodeURIComponent(text.toWellFormed()).matchAll(/%([0-9A-F]{2})|(.)/g)].map(([, hex, plain]) =>
    hex === undefined ? (plain ?? '').charCodeAt(0) : Number.parseInt(hex, 16),
  );
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.slice(at, at + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63] ?? '');
    encoded +=
      digits.slice(0, 2).join('') + (second === undefined ? '=' : digits[2]) + (third === undefined ? '=' : digits[3]);
  }
  return encoded;
}
