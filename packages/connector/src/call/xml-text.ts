import { type JsonValue, scalarText } from '../source/json-value.ts';

/** An attribute of a start tag, with the space before it. */
export function attribute(name: string, value: JsonValue): string {
  return ` ${toXmlName(name)}="${escapeText(scalarText(value)).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`;
}

/** A name that XML allows: every other character becomes an underscore, so that no name can be markup. */
export function toXmlName(name: string): string {
  const text = name.replace(/[^\p{L}\p{N}_.:-]/gu, '_');
  return /^[\p{L}_:]/u.test(text) ? text : `_${text}`;
}

/** Text of an element; characters that XML 1.0 cannot carry are left out. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
