/** What runs are looked for by. Empty texts ask for nothing; the instants are those of `datetime-local` fields. */
export interface RunSearch {
  readonly status: string;
  readonly from: string;
  readonly to: string;
  readonly trackingId: string;
  readonly value: string;
}

/** A search that finds every run. */
export const anyRun: RunSearch = { status: '', from: '', to: '', trackingId: '', value: '' };

/** Whether a search asks for anything. */
export function asksForAnything(search: RunSearch): boolean {
  return toRunFilter(search) !== '';
}

/** The `$filter` of a search; instants are taken in the time zone of the browser. */
export function toRunFilter({ status, from, to, trackingId, value }: RunSearch): string {
  return [
    status === '' ? '' : `status eq ${quoted(status)}`,
    from === '' ? '' : `startTime ge ${new Date(from).toISOString()}`,
    to === '' ? '' : `startTime le ${new Date(to).toISOString()}`,
    trackingId.trim() === '' ? '' : `clientTrackingId eq ${quoted(trackingId.trim())}`,
    value.trim() === '' ? '' : `contains(value, ${quoted(value.trim())})`,
  ]
    .filter((condition) => condition !== '')
    .join(' and ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
