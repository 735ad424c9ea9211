/**
 * The milliseconds of an ISO 8601 duration such as `PT1M30S` or `P1D`; a year counts 365 days and a month 30, as in
 * .NET. Undefined for text that is no duration, and for a negative one.
 */
export function durationMs(text: string): number | undefined {
  const parts = text.length <= 60 ? duration.exec(text) : null;
  if (!parts || text.endsWith('P') || text.endsWith('T')) return undefined;
  const [, years, months, weeks, days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  const wholeDays = (years ?? 0) * 365 + (months ?? 0) * 30 + (weeks ?? 0) * 7 + (days ?? 0);
  const total = ((wholeDays * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + Math.round((seconds ?? 0) * 1_000);
  return Number.isSafeInteger(total) ? total : undefined;
}

const duration =
  /^P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?$/;
