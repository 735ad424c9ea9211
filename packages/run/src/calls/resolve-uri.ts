/** A location relative to the address it came from (RFC 3986, what replies use of it). */
export function resolveUri(location: string, base: string): string {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(location)) return location;
  const [, scheme = '', authority = '', path = ''] =
    /^([A-Za-z][A-Za-z0-9+.-]*:)?(\/\/[^/?#]*)?([^?#]*)/.exec(base) ?? [];
  if (location.startsWith('//')) return `${scheme}${location}`;
  if (location.startsWith('/')) return `${scheme}${authority}${location}`;
  if (location.startsWith('?')) return `${scheme}${authority}${path}${location}`;
  const folder = path.slice(0, path.lastIndexOf('/') + 1) || '/';
  return `${scheme}${authority}${withoutDots(`${folder}${location}`)}`;
}

function withoutDots(path: string): string {
  const [plain = '', ...rest] = path.split(/(?=[?#])/);
  const kept: string[] = [];
  for (const segment of plain.split('/')) {
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
    } else if (segment !== '.') kept.push(segment);
  }
  return `${kept.join('/')}${rest.join('')}`;
}
