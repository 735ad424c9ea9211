import { isJsonList, type JsonObject, type JsonValue, member } from '../source/json-value.ts';

/** Limits of which the larger is the stricter one. */
const LOWER: ReadonlySet<string> = new Set(['minLength', 'minItems', 'minProperties']);
/** Limits of which the smaller is the stricter one. */
const UPPER: ReadonlySet<string> = new Set(['maxLength', 'maxItems', 'maxProperties']);
const OTHERS = ['multipleOf', 'pattern', 'uniqueItems'];

const BOUNDS = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'];
const LIMITS: ReadonlySet<string> = new Set([...BOUNDS, ...OTHERS, ...LOWER, ...UPPER]);

/** The limits that the objects of a schema set together: the strictest of each kind. */
export function mergeLimits(parts: readonly JsonObject[]): JsonObject {
  // Most schemas have none, and most others are one object.
  const [first, ...others] = parts.filter(hasLimits);
  if (!first) return {};
  if (others.length > 0) return strictest([first, ...others]);
  return Object.fromEntries(Object.entries(first).filter(([name]) => LIMITS.has(name)));
}

function hasLimits(part: JsonObject): boolean {
  for (const name in part) if (LIMITS.has(name)) return true;
  return false;
}

function strictest(parts: readonly JsonObject[]): JsonObject {
  const limits: Record<string, JsonValue> = {
    ...bound(parts, { inclusive: 'minimum', exclusive: 'exclusiveMinimum', sign: 1 }),
    ...bound(parts, { inclusive: 'maximum', exclusive: 'exclusiveMaximum', sign: -1 }),
  };
  for (const name of [...OTHERS, ...LOWER, ...UPPER]) {
    for (const value of parts.flatMap((part) => member(part, name) ?? [])) {
      const known = limits[name];
      if (known === undefined) limits[name] = value;
      else if (name === 'uniqueItems') limits[name] = known === true || value === true;
      else if (typeof known === 'number' && typeof value === 'number') {
        if (LOWER.has(name)) limits[name] = Math.max(known, value);
        else if (UPPER.has(name)) limits[name] = Math.min(known, value);
      }
    }
  }
  return limits;
}

interface Bound {
  readonly inclusive: string;
  readonly exclusive: string;
  /** 1 where the larger value is the stricter one, -1 where the smaller one is. */
  readonly sign: 1 | -1;
}

/** A limit of numbers with the member that says whether it is outside: a flag of the same part, or since 3.1 a limit itself. */
function bound(parts: readonly JsonObject[], { inclusive, exclusive, sign }: Bound): Record<string, JsonValue> {
  const found: Record<string, JsonValue> = {};
  for (const part of parts) {
    const limit = member(part, inclusive);
    const flag = member(part, exclusive);
    if (limit !== undefined && isStricter(limit, found[inclusive], sign)) {
      found[inclusive] = limit;
      if (typeof flag === 'boolean') found[exclusive] = flag;
      else if (typeof found[exclusive] === 'boolean') delete found[exclusive];
    } else if (typeof flag === 'boolean' && found[exclusive] === undefined) found[exclusive] = flag;
    if (flag !== undefined && typeof flag !== 'boolean' && isStricter(flag, found[exclusive], sign))
      found[exclusive] = flag;
  }
  return found;
}

function isStricter(limit: JsonValue, known: JsonValue | undefined, sign: 1 | -1): boolean {
  if (known === undefined) return true;
  return typeof limit === 'number' && typeof known === 'number' && sign * limit > sign * known;
}

/** The choices that all objects of a schema leave; those of the first where they leave none. */
export function mergeChoices(parts: readonly JsonObject[]): readonly JsonValue[] | undefined {
  const [first, ...others] = parts.flatMap((part) => (isJsonList(part['enum']) ? [part['enum']] : []));
  if (!first || others.length === 0) return first;
  const sets = others.map((choices) => new Set(choices.map((choice) => JSON.stringify(choice))));
  const common = first.filter((choice) => sets.every((set) => set.has(JSON.stringify(choice))));
  return common.length > 0 ? common : first;
}
