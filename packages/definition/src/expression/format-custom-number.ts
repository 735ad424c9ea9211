import type { NumberCulture } from './culture/number-culture.ts';
import { type Digits, roundToPlaces } from './digits.ts';

/** The number in a custom format of .NET: sections of digit placeholders, separators, scalings, exponents and literal text. */
export function formatCustomNumber(number: Digits, format: string, culture: NumberCulture): string {
  const sections = splitSections(format);
  let index = number.digits === '' ? 2 : number.isNegative ? 1 : 0;
  for (;;) {
    if (!sections[index]) index = 0;
    const tokens = scanSection(sections[index] ?? '');
    const layout = readLayout(tokens);
    const rounded = roundFor(layout, number);
    const isSettled = rounded.digits !== '' || number.digits === '' || index === 2 || !sections[2];
    if (isSettled) return write(rounded, { tokens, layout, culture, showsSign: index === 0 });
    index = 2;
  }
}

/** What stands in a section: a placeholder, or text to copy. */
type SectionToken =
  | { readonly kind: '0' | '#' | '.' | ',' | '%' | '‰' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'exponent'; readonly letter: string; readonly sign: string; readonly digits: number };

function splitSections(format: string): readonly string[] {
  const sections: string[] = [];
  let start = 0;
  for (let at = 0; at < format.length; at += 1) {
    const character = format[at];
    if (character === '\\') at += 1;
    else if (character === "'" || character === '"') at = endOfQuote(format, at);
    else if (character === ';') {
      sections.push(format.slice(start, at));
      start = at + 1;
    }
  }
  return [...sections, format.slice(start)];
}

function endOfQuote(text: string, at: number): number {
  const end = text.indexOf(text[at] ?? '', at + 1);
  return end < 0 ? text.length : end;
}

function scanSection(section: string): readonly SectionToken[] {
  const tokens: SectionToken[] = [];
  for (let at = 0; at < section.length; at += 1) {
    const character = section[at] ?? '';
    switch (character) {
      case '0':
      case '#':
      case '.':
      case ',':
      case '%':
      case '‰':
        tokens.push({ kind: character });
        break;
      case '\\':
        at += 1;
        tokens.push({ kind: 'text', text: section[at] ?? '' });
        break;
      case "'":
      case '"': {
        const end = endOfQuote(section, at);
        tokens.push({ kind: 'text', text: section.slice(at + 1, end) });
        at = end;
        break;
      }
      default: {
        const [exponent, letter = '', sign = '', zeros = ''] =
          /^([Ee])([+-]?)(0+)/.exec(section.slice(at, at + 16)) ?? [];
        if (exponent === undefined) tokens.push({ kind: 'text', text: character });
        else {
          tokens.push({ kind: 'exponent', letter, sign, digits: Math.min(zeros.length, 10) });
          at += exponent.length - 1;
        }
      }
    }
  }
  return tokens;
}

interface Layout {
  readonly digitCount: number;
  readonly decimalPosition: number;
  /** Digits before the point that are always shown, and, negative, those after it. */
  readonly alwaysBefore: number;
  readonly alwaysAfter: number;
  readonly hasGroups: boolean;
  readonly isScientific: boolean;
  readonly scale: number;
}

function readLayout(tokens: readonly SectionToken[]): Layout {
  let digitCount = 0;
  let decimalPosition = -1;
  let firstZero = Number.POSITIVE_INFINITY;
  let afterLastZero = 0;
  let commaAt = -1;
  let commas = 0;
  let hasGroups = false;
  let scale = 0;
  for (const { kind } of tokens) {
    if (kind === '0') {
      firstZero = Math.min(firstZero, digitCount);
      afterLastZero = digitCount + 1;
    }
    if (kind === '0' || kind === '#') digitCount += 1;
    else if (kind === '.' && decimalPosition < 0) decimalPosition = digitCount;
    else if (kind === ',' && digitCount > 0 && decimalPosition < 0) {
      if (commaAt === digitCount) commas += 1;
      else {
        if (commaAt >= 0) hasGroups = true;
        commaAt = digitCount;
        commas = 1;
      }
    } else if (kind === '%') scale += 2;
    else if (kind === '‰') scale += 3;
  }
  if (decimalPosition < 0) decimalPosition = digitCount;
  if (commaAt === decimalPosition) scale -= commas * 3;
  else if (commaAt >= 0) hasGroups = true;
  return {
    digitCount,
    decimalPosition,
    alwaysBefore: Math.max(0, decimalPosition - firstZero),
    alwaysAfter: Math.min(0, decimalPosition - afterLastZero),
    hasGroups,
    isScientific: tokens.some(({ kind }) => kind === 'exponent'),
    scale,
  };
}

function roundFor(layout: Layout, number: Digits): Digits {
  if (number.digits === '') return number;
  const scaled = { ...number, exponent: number.exponent + layout.scale };
  const places = layout.isScientific ? layout.digitCount - scaled.exponent : layout.digitCount - layout.decimalPosition;
  return roundToPlaces(scaled, places);
}

interface Writing {
  readonly tokens: readonly SectionToken[];
  readonly layout: Layout;
  readonly culture: NumberCulture;
  readonly showsSign: boolean;
}

function write({ digits, exponent, isNegative }: Digits, { tokens, layout, culture, showsSign }: Writing): string {
  const { decimalPosition, alwaysBefore, alwaysAfter } = layout;
  const groupEnds = layout.hasGroups
    ? groupBoundaries(culture.groupSizes, Math.max(exponent, decimalPosition))
    : undefined;
  let position = layout.isScientific ? decimalPosition : Math.max(exponent, decimalPosition);
  let ahead = layout.isScientific ? 0 : exponent - decimalPosition;
  let next = 0;
  let isPointWritten = false;
  let written = '';
  const put = (digit: string): void => {
    written += digit;
    if (groupEnds?.has(position - 1)) written += culture.groupSeparator;
  };
  for (const token of tokens) {
    if (token.kind === '0' || token.kind === '#' || token.kind === '.') {
      for (; ahead > 0; ahead -= 1, position -= 1) put(digits[next++] ?? '0');
    }
    switch (token.kind) {
      case '0':
      case '#': {
        let digit: string | undefined;
        if (ahead < 0) {
          ahead += 1;
          digit = position <= alwaysBefore ? '0' : undefined;
        } else digit = digits[next++] ?? (position > alwaysAfter ? '0' : undefined);
        if (digit !== undefined) put(digit);
        position -= 1;
        break;
      }
      case '.':
        if (
          !isPointWritten &&
          position === 0 &&
          (alwaysAfter < 0 || (decimalPosition < layout.digitCount && next < digits.length))
        ) {
          written += culture.decimalSeparator;
          isPointWritten = true;
        }
        break;
      case '%':
        written += culture.percentSign;
        break;
      case '‰':
        written += '‰';
        break;
      case 'text':
        written += token.text;
        break;
      case 'exponent':
        written += writeExponent(token, digits === '' ? 0 : exponent - decimalPosition, culture);
        break;
      default:
        break;
    }
  }
  return isNegative && showsSign && (digits !== '' || written !== '') ? `${culture.negativeSign}${written}` : written;
}

/** How many digits of the whole part may follow a group separator. */
function groupBoundaries(sizes: readonly number[], digits: number): ReadonlySet<number> {
  const boundaries = new Set<number>();
  let total = 0;
  for (let index = 0; total < digits; index += 1) {
    total += Math.max(1, sizes[Math.min(index, sizes.length - 1)] ?? 3);
    boundaries.add(total);
  }
  return boundaries;
}

function writeExponent(
  { letter, sign, digits }: Extract<SectionToken, { kind: 'exponent' }>,
  power: number,
  culture: NumberCulture,
): string {
  const shownSign = power < 0 ? culture.negativeSign : sign === '+' ? '+' : '';
  return `${letter}${shownSign}${String(Math.abs(power)).padStart(digits, '0')}`;
}
