import { endOfString } from './end-of-string.ts';

/** A number of a JSON text that cannot be read as it is written. */
export interface LossyNumber {
  readonly kind: 'json-number-rounded' | 'json-number-too-large';
  readonly start: number;
  readonly end: number;
  readonly found: string;
}

/** How many are told. */
const MOST = 20;

/** The numbers of a text in JSON that have more digits, or are larger, than a number of 64 bits holds. */
export function findLossyNumbers(text: string): readonly LossyNumber[] {
  const found: LossyNumber[] = [];
  if (!/\d{16}|\d[eE]\+?\d{3}/.test(text)) return found;
  const literal = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  for (let at = 0; at < text.length && found.length < MOST; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      literal.lastIndex = at;
      const written = literal.exec(text)?.[0] ?? '-';
      const kind = lossOf(written);
      const end = at + written.length;
      if (kind) found.push({ kind, start: at, end, found: written.length > 40 ? `${written.slice(0, 39)}…` : written });
      at = end - 1;
    }
  }
  return found;
}

function lossOf(written: string): LossyNumber['kind'] | undefined {
  const value = Number(written);
  if (Number.isNaN(value)) return undefined;
  if (!Number.isFinite(value)) return 'json-number-too-large';
  return /^-?\d+$/.test(written) && !Number.isSafeInteger(value) && BigInt(written) !== BigInt(value)
    ? 'json-number-rounded'
    : undefined;
}
