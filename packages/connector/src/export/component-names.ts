/** Old names to the names they get. */
export type NameMap = ReadonlyMap<string, string>;

/** Names for components, which may have only letters, digits, `.`, `-` and `_`; two names never become one. */
export function renameKeys(names: readonly string[]): NameMap {
  const taken = new Set(names.filter((name) => /^[\w.-]+$/.test(name)));
  const renamed = new Map<string, string>();
  for (const name of names) {
    if (/^[\w.-]+$/.test(name)) {
      renamed.set(name, name);
      continue;
    }
    const base =
      name
        .normalize('NFKD')
        .replace(/[^\w.-]+/g, '_')
        .replace(/^_+|_+$/g, '') || 'component';
    let candidate = base;
    for (let number = 2; taken.has(candidate); number += 1) candidate = `${base}${number}`;
    taken.add(candidate);
    renamed.set(name, candidate);
  }
  return renamed;
}
