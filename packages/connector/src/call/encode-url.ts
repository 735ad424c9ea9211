/** Percent-encodes a text for one path segment or a query value; a lone surrogate becomes the replacement character. */
export function encodeValue(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** As `encodeValue`, but characters that are reserved in addresses and encoding that is there stay as they are (`allowReserved`). */
export function encodeUnreserved(text: string): string {
  return encodeURI(text.toWellFormed())
    .replaceAll('%5B', '[')
    .replaceAll('%5D', ']')
    .replace(/%25(?=[0-9A-Fa-f]{2})/g, '%')
    .replaceAll('#', '%23')
    .replaceAll('&', '%26');
}

/** Percent-encodes a text that may be several path segments: the slashes between them stay. */
export function encodePath(text: string): string {
  return text.split('/').map(encodeValue).join('/');
}

/** Percent-encodes only what an address cannot hold, such as spaces; encoding that is there stays. */
export function encodeUnsafe(text: string): string {
  return text.toWellFormed().replace(/[^\u0021-\u007E]|["<>\\^`|#]/gu, (character) => encodeURIComponent(character));
}

/** A query name: `$` and brackets of OData and deep objects stay readable. */
export function encodeName(name: string): string {
  return encodeValue(name).replaceAll('%24', '$').replaceAll('%5B', '[').replaceAll('%5D', ']');
}

/** Whether a path segment would climb or vanish when an address is normalised: `.` and `..`, encoded or not. */
export function isDotSegment(segment: string): boolean {
  return /^(?:\.|%2e){1,2}$/i.test(segment);
}
