const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** An ISO instant in the reader's own words and zone; nothing for nothing. */
export function shownInstant(iso: string | undefined | null): string {
  if (iso === undefined || iso === null || iso === '') return '';
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : full.format(date);
}

/** How long something took or has been taking: `420 ms`, `3.2 s`, `2 min 5 s`, `1 h 4 min`. */
export function shownDuration(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** The time between two ISO instants; up to `now` when the second is missing. */
export function shownSpan(start: string | undefined, end: string | undefined, now: number): string {
  if (start === undefined) return '';
  return shownDuration((end === undefined ? now : Date.parse(end)) - Date.parse(start));
}
