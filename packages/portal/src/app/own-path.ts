/**
 * A path of this portal with its query, as the browser would read the text; undefined for everything else. Browsers drop tabs
 * and take backslashes for slashes, so the text is judged by where it leads and not by how it looks.
 */
export function ownPath(text: unknown, origin: string): string | undefined {
  if (typeof text !== 'string' || !text.startsWith('/')) return undefined;
  const url = URL.parse(text, origin);
  if (url === null || url.origin !== origin || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
