/** Percent-encodes a text for one path segment or a query value; a lone surrogate becomes the replacement character. */
export function encodeValue(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** As `encodeValue`, but characters that are reserved in addresses stay as they are (`allowReserved`). */
export function encodeUnreserved(text: string): string {
  return encodeURI(text.toWellFormed()).replaceAll('#', '%23').replaceAll('&', '%26');
}

/** A query name: `$` and brackets of OData and deep objects stay readable. */
export function encodeName(name: string): string {
  return encodeValue(name).replaceAll('%24', '$').replaceAll('%5B', '[').replaceAll('%5D', ']');
}

/** Undoes percent-encoding; a text that is not well encoded stays as it is. */
export function decodeValue(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** Whether a path segment would climb or vanish when an address is normalised: `.` and `..`, encoded or not. */
export function isDotSegment(segment: string): boolean {
  return /^(?:\.|%2e){1,2}$/i.test(segment);
}
