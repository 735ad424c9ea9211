/** A resource name for a connection: the API's name in small letters, with a number where it is taken. */
export function connectionName(apiId: string, taken: readonly string[]): string {
  const api = apiId.split('/').at(-1) ?? '';
  const base =
    decodeURIComponent(api)
      .toLowerCase()
      .replaceAll(/[^a-z0-9_-]+/g, '-')
      .slice(0, 70) || 'connection';
  const names = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!names.has(name)) return name;
  }
}
