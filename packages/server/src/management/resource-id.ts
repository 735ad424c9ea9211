import { armRefusal } from './arm-codes.ts';

/** An id such as `/subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.Web/connections/{name}`, taken apart. */
export interface ResourceId {
  readonly subscriptionId: string;
  readonly resourceGroup: string | undefined;
  readonly location: string | undefined;
  /** Provider and type in lower case, such as `microsoft.web/connections`. */
  readonly type: string;
  readonly name: string;
}

/** Takes a resource id apart, names decoded; undefined for a text that is none. Segments compare ignoring case. */
export function readResourceId(text: string): ResourceId | undefined {
  const match =
    /^\/subscriptions\/(?<subscriptionId>[^/]+)(?:\/resourceGroups\/(?<resourceGroup>[^/]+))?\/providers\/(?<provider>[^/]+)(?:\/locations\/(?<location>[^/]+))?\/(?<type>[^/]+)\/(?<name>[^/]+)\/?$/i.exec(
      text,
    );
  const { subscriptionId, resourceGroup, provider, location, type, name } = match?.groups ?? {};
  if (!subscriptionId || !provider || !type || !name) return undefined;
  const names = decodeAll([resourceGroup ?? '', name]);
  if (names === undefined) return undefined;
  return {
    subscriptionId,
    resourceGroup: resourceGroup === undefined ? undefined : names[0],
    location,
    type: `${provider}/${type}`.toLowerCase(),
    name: names[1] ?? '',
  };
}

function decodeAll(segments: readonly string[]): readonly string[] | undefined {
  try {
    return segments.map(decodeURIComponent);
  } catch {
    // A percent sign that encodes nothing: no resource has such an id.
    return undefined;
  }
}

const namePattern = /^[\p{L}\p{N}_.()-]*[\p{L}\p{N}_()-]$/u;

/** Refuses a name that no new resource may have: letters, digits and `_ . ( ) -`, no full stop at the end, at most `longest` characters. */
export function checkResourceName(name: string, longest: number): void {
  if (name.length > longest || !namePattern.test(name)) {
    throw armRefusal(
      'InvalidResourceName',
      `'${name.slice(0, 100)}' is not a name for a resource. Use at most ${longest} letters, digits and _ . ( ) -, not ending with a full stop.`,
    );
  }
}

/** An instant as the API writes it: ISO 8601 in UTC with seven fraction digits. */
export function toInstant(at: Date): string {
  return at.toISOString().replace('Z', '0000Z');
}
