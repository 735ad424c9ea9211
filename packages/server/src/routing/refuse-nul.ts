import { Refusal } from '@tenon/diagnostics';

/** Refuses a request that holds the character NUL anywhere, which no name or text needs and the database does not keep. */
export function refuseNul(value: unknown, where: string): void {
  if (holdsNul(value)) {
    throw new Refusal('request-not-valid', `The ${where} of the request holds the character NUL. Leave it out.`);
  }
}

/** Bodies are at most 1 MB of JSON, whose depth the parser has already walked. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, part]) => name.includes('\u0000') || holdsNul(part));
}
