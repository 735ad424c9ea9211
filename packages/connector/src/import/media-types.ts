/** A media type without its parameters, in lower case. */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Whether a body of that type is JSON. */
export function isJsonType(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return essence === 'application/json' || essence === 'text/json' || essence.endsWith('+json');
}

/** Whether a body of that type is XML. */
export function isXmlType(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return essence === 'application/xml' || essence === 'text/xml' || essence.endsWith('+xml');
}

/** Whether a body of that type is made of named fields. */
export function isFormType(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return essence === 'application/x-www-form-urlencoded' || essence.startsWith('multipart/');
}

/** Smaller is preferred: JSON, then forms, then text, then the rest. Types that are equal keep their order. */
export function preferenceOf(mediaType: string): number {
  const essence = essenceOf(mediaType);
  if (essence === 'application/json') return 0;
  if (isJsonType(essence)) return 1;
  if (essence === '*/*') return 2;
  if (isFormType(essence)) return 3;
  if (essence === 'text/plain') return 4;
  return essence.startsWith('text/') ? 5 : 6;
}
