import { EvaluationFailure } from '../evaluation-failure.ts';
import { type DateCulture, readDateCulture } from './date-culture.ts';
import { type NumberCulture, readNumberCulture } from './number-culture.ts';

/** How a locale writes numbers and dates, in the terms of .NET, from the data that `Intl` carries. */
export interface Culture {
  readonly locale: string;
  readonly numbers: NumberCulture;
  readonly dates: DateCulture;
}

const DEFAULT_LOCALE = 'en-US';

/** Reading a culture takes milliseconds, so those asked for are kept; they depend on nothing but their locale. */
const known = new Map<string, Culture>();
const MAX_KNOWN = 500;

/** The culture of a locale (any letter case, default `en-US`). Fails for one that is not known; `name` is the function that asks. */
export function cultureOf(name: string, locale: string | undefined): Culture {
  const asked = locale ?? DEFAULT_LOCALE;
  const found = known.get(asked);
  if (found) return found;
  const culture = readCulture(name, asked);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(asked, culture);
  return culture;
}

function readCulture(name: string, asked: string): Culture {
  const locale = asked === '' ? DEFAULT_LOCALE : canonicalLocale(asked);
  if (locale === undefined) {
    throw new EvaluationFailure(
      'invalid-argument',
      `The function '${name}' does not know the locale '${asked.slice(0, 80)}'.`,
    );
  }
  let numbers: NumberCulture | undefined;
  let dates: DateCulture | undefined;
  return {
    locale,
    get numbers() {
      numbers ??= readNumberCulture(locale);
      return numbers;
    },
    get dates() {
      dates ??= readDateCulture(locale);
      return dates;
    },
  };
}

/** The locale in its usual spelling; undefined when it is malformed, asks for extensions, or has no data. */
function canonicalLocale(asked: string): string | undefined {
  const tag = asked.replaceAll('_', '-');
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)) return undefined;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
