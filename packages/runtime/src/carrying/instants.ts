/** An instant as the journal writes it: ISO 8601 in UTC with seven fraction digits. */
export function toInstant(at: Date): string {
  return at.toISOString().replace('Z', '0000Z');
}

/** The instant that a text of the journal means, cut to milliseconds. */
export function fromInstant(instant: string): Date {
  return new Date(instant);
}
