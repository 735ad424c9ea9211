import type { SplitAddress } from './split-address.ts';

/** Segments that name one thing among many: whole numbers, UUIDs, long hexadecimal and ULID-like ids. */
const ID =
  /^(?:\d+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=[0-9a-f]*\d)[0-9a-f]{16,64}|[0-7][0-9A-HJKMNP-TV-Z]{25})$/i;

/** An address that was called, with its ids made path variables: `/users/42` becomes `/users/{userId}`, with the id as default. */
export function withIdVariables(address: SplitAddress): SplitAddress {
  const taken = new Set(address.pathVariables.map(({ name }) => name));
  const variables = [...address.pathVariables];
  const segments = address.path.split('/');
  const written = segments.map((segment, index) => {
    if (!ID.test(segment)) return segment;
    const name = freeName(nameOf(segments[index - 1] ?? ''), taken);
    taken.add(name);
    variables.push({ name, value: segment });
    return `{${name}}`;
  });
  return { ...address, path: written.join('/'), pathVariables: variables };
}

/** The id of what a segment lists: `users` gives `userId`. */
function nameOf(segment: string): string {
  const words = segment.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const text = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  if (!/^[a-z]/i.test(text) || segment.includes('{')) return 'id';
  const single = text
    .replace(/ies$/i, 'y')
    .replace(/(ss|us|is)$/i, '$1\0')
    .replace(/(x|ch|sh|s)es$/i, '$1')
    .replace(/s$/i, '');
  return `${single.replace('\0', '')}Id`;
}

function freeName(base: string, taken: ReadonlySet<string>): string {
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}${number}`;
  return name;
}
