import type { JsonValue } from '@tenon/connector';

type Node = { [name: string]: unknown } | unknown[];

/** A place in a document: what holds it, and its name or index there. */
interface Site {
  readonly holder: Node;
  readonly key: string | number;
}

/** Values that stand where nobody expects them. */
const ODD: readonly JsonValue[] = [
  null, true, 0, -1, 1.5, 1e308, '', 'x', '#/paths', '#', '#/definitions/x', 'string', 'object', 'array', [], {}, [null], [[]],
  { $ref: '#' }, { $ref: '#/paths' }, { $ref: 1 }, { type: 'array' }, { type: ['string', 'null'] }, { allOf: [{ $ref: '#' }] },
  { enum: [] }, '__proto__', 'internal', 'ünïcödé 😀', ' ', 'http://169.254.169.254/', [{ name: 'q', in: 'query' }],
]; // biome-ignore format: a table

const NAMES = [
  '',
  'constructor',
  '$ref',
  'x-ms-summary',
  'default',
  '200',
  'get',
  'parameters',
  'a/b~c',
  'properties',
  'type',
  '2XX',
];

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seededNumbers(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    return state / 4294967296;
  };
}

/** The document with some of its parts taken out, made something odd, doubled, renamed, or copied elsewhere. */
export function mutateDocument(document: JsonValue, next: () => number): JsonValue {
  const copy = structuredClone(document) as Node;
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  for (let steps = 1 + Math.floor(next() * 4); steps > 0; steps -= 1) {
    const sites = sitesIn(copy);
    if (sites.length === 0) break;
    const { holder, key } = pick(sites);
    const name = key as never;
    const value = structuredClone(holder[name]);
    const kind = pick(['remove', 'odd', 'odd', 'double', 'rename', 'copy'] as const);
    if (kind === 'odd') holder[name] = structuredClone(pick(ODD)) as never;
    else if (kind === 'copy') {
      const from = pick(sites);
      holder[name] = structuredClone(from.holder[from.key as never]);
    } else if (Array.isArray(holder)) {
      if (kind === 'double') holder.push(value);
      else holder.splice(Number(key), 1);
    } else {
      if (kind !== 'double') delete holder[key];
      if (kind === 'double') holder[`${key}2`] = value;
      if (kind === 'rename') holder[pick(NAMES)] = value;
    }
  }
  return copy as unknown as JsonValue;
}

function sitesIn(node: Node, found: Site[] = []): readonly Site[] {
  for (const key of Array.isArray(node) ? node.keys() : Object.keys(node)) {
    found.push({ holder: node, key });
    const value: unknown = node[key as never];
    if (typeof value === 'object' && value !== null) sitesIn(value as Node, found);
  }
  return found;
}
