import { type FormatPiece, scanDateFormat } from './format-date-time.ts';

const TICKS_PER_DAY = 864_000_000_000n;

/** The text of a time span, given in ticks: `[-][d.]hh:mm:ss[.fffffff]`. */
export function timeSpanText(ticks: bigint): string {
  const { sign, days, hours, minutes, seconds, fraction } = toParts(ticks);
  const shownDays = days > 0n ? `${days}.` : '';
  const shownFraction = fraction === '0000000' ? '' : `.${fraction}`;
  return `${sign}${shownDays}${hours}:${minutes}:${seconds}${shownFraction}`;
}

/** The ticks of a time span text `[-][d.]hh:mm[:ss[.fffffff]]`, or of days alone; undefined for any other text. */
export function parseTimeSpan(text: string): bigint | undefined {
  const pattern =
    /^\s*(-)?(?:([0-9]{1,8})|(?:([0-9]{1,8})(?:\.|:(?=[0-9]+:[0-9]+:)))?([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]{1,7}))?)?)\s*$/;
  const parts = pattern.exec(text);
  if (parts === null) return undefined;
  const [, sign, onlyDays, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = parts;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const clock = BigInt(Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 10_000_000n;
  const ticks = BigInt(onlyDays ?? days) * TICKS_PER_DAY + clock + BigInt(fraction.padEnd(7, '0'));
  return sign === undefined ? ticks : -ticks;
}

/** The time span in a standard (`c`, `g`, `G`) or custom format of .NET; undefined for an invalid format. */
export function formatTimeSpan(ticks: bigint, format: string): string | undefined {
  const { sign, days, hours, minutes, seconds, fraction } = toParts(ticks);
  switch (format) {
    case '':
    case 'c':
    case 't':
    case 'T':
      return timeSpanText(ticks);
    case 'g': {
      const shown = fraction.replace(/0+$/, '');
      return `${sign}${days > 0n ? `${days}:` : ''}${Number(hours)}:${minutes}:${seconds}${shown && `.${shown}`}`;
    }
    case 'G':
      return `${sign}${days}:${hours}:${minutes}:${seconds}.${fraction}`;
    default:
      return format.length === 1 ? undefined : formatCustom(ticks, format);
  }
}

function formatCustom(ticks: bigint, format: string): string | undefined {
  let written = '';
  for (const piece of scanDateFormat(format) ?? [undefined]) {
    const text = piece && formatPiece(ticks, piece);
    if (text === undefined) return undefined;
    written += text;
  }
  return written;
}

/** Only what is quoted or escaped may stand between the parts. */
function formatPiece(ticks: bigint, piece: FormatPiece): string | undefined {
  if (piece.kind === 'text') return piece.text;
  const { days, hours, minutes, seconds, fraction } = toParts(ticks);
  const { letter, count } = piece;
  const clock: Readonly<Record<string, string>> = { h: hours, m: minutes, s: seconds };
  const part = clock[letter];
  if (part !== undefined) return count > 2 ? undefined : String(Number(part)).padStart(count, '0');
  if (letter === 'd') return count > 8 ? undefined : String(days).padStart(count, '0');
  if (count > 7) return undefined;
  if (letter === 'f') return fraction.slice(0, count);
  return letter === 'F' ? fraction.slice(0, count).replace(/0+$/, '') : undefined;
}

function toParts(ticks: bigint): {
  sign: '' | '-';
  days: bigint;
  hours: string;
  minutes: string;
  seconds: string;
  fraction: string;
} {
  const size = ticks < 0n ? -ticks : ticks;
  const clock = Number((size % TICKS_PER_DAY) / 10_000_000n);
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return {
    sign: ticks < 0n ? '-' : '',
    days: size / TICKS_PER_DAY,
    hours: two(clock / 3_600),
    minutes: two((clock / 60) % 60),
    seconds: two(clock % 60),
    fraction: String(size % 10_000_000n).padStart(7, '0'),
  };
}
