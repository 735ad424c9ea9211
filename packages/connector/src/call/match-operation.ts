import type { Connector } from '../model/connector.ts';
import type { Operation } from '../model/operation.ts';
import { encodeUnsafe } from './encode-url.ts';

/** The operation that a method and path are a call of, and the encoded values of its path variables. */
export interface MatchedOperation {
  readonly operation: Operation;
  readonly pathValues: ReadonlyMap<string, string>;
}

/** Finds the operation of a path; one with more fixed text comes before one with variables. The base path may stand before the path. */
export function matchOperation(connector: Connector, method: string, path: string): MatchedOperation | undefined {
  const wanted = method.toLowerCase();
  const candidates = connector.operations.filter((operation) => operation.method === wanted);
  const best = (text: string): MatchedOperation | undefined => {
    let found: (MatchedOperation & { readonly fixed: number }) | undefined;
    for (const operation of candidates) {
      const pathValues = matchTemplate(operation.path, text);
      const fixed = operation.path.replace(/\{[^{}]*\}/g, '').length;
      if (pathValues && (!found || fixed > found.fixed)) found = { operation, pathValues, fixed };
    }
    return found;
  };
  return best(path);
}

/** The values of the variables if the path fits the template, segment by segment; fixed text is compared as it is encoded, without regard to case. */
function matchTemplate(template: string, path: string): ReadonlyMap<string, string> | undefined {
  const wanted = trimEnd(template).split('/');
  const given = trimEnd(encodeUnsafe(path)).split('/');
  if (wanted.length !== given.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, segment] of wanted.entries()) {
    if (!matchSegment(segment, given[index] ?? '', values)) return undefined;
  }
  return values;
}

function trimEnd(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Matches one segment such as `Trips('{id}')` from left to right; each variable takes the shortest text that lets the rest fit. */
function matchSegment(template: string, given: string, values: Map<string, string>): boolean {
  const parts = template.split(/\{([^{}]+)\}/).map((part, index) => (index % 2 === 0 ? encodeUnsafe(part) : part));
  const lower = given.toLowerCase();
  const first = (parts[0] ?? '').toLowerCase();
  if (!lower.startsWith(first)) return false;
  let at = first.length;
  for (let index = 1; index < parts.length; index += 2) {
    const fixed = (parts[index + 1] ?? '').toLowerCase();
    const isLast = index + 2 >= parts.length;
    const end =
      fixed === ''
        ? isLast
          ? given.length
          : at + 1
        : isLast
          ? lower.length - fixed.length
          : lower.indexOf(fixed, at + 1);
    if (end <= at || !lower.startsWith(fixed, end)) return false;
    values.set(parts[index] ?? '', given.slice(at, end));
    at = end + fixed.length;
  }
  return at === given.length;
}
