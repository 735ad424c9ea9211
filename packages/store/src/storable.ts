/** A text as PostgreSQL takes it: without NUL and lone surrogates, which a document from outside may hold. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '\ufffd').toWellFormed();
}

/** A value as JSON that a `jsonb` column takes. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'string' ? storableText(part) : part)) ?? 'null';
}
