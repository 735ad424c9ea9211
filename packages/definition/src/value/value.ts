/**
 * A value of the workflow language: JSON, with numbers kept exact.
 *
 * A plain `number` is either a safe integer (an integer of the language) or a finite float with a fraction. The
 * rest is rare and boxed: integers beyond 2^53 are `bigint` (never for a safe integer, always within 64 bits), floats
 * without a fraction (`2.0`, `1e300`) are `WholeFloat`, 28-digit decimals are `Decimal`. Objects are plain objects whose
 * own enumerable properties are the data; any name is allowed, `__proto__` included. Values are never changed.
 */
export type Value = null | boolean | string | number | bigint | WholeFloat | Decimal | ValueArray | ValueObject;

/** An array of the workflow language. */
export type ValueArray = readonly Value[];

/** An object of the workflow language. List its names with `propertyNames`, which keeps the order of the source. */
export interface ValueObject {
  readonly [name: string]: Value;
}

/** A number of the workflow language in any of its representations. */
export type NumberValue = number | bigint | WholeFloat | Decimal;

/** A float without a fraction, such as `2.0`: dividing by it gives a float where dividing by `2` gives an integer. A class, because data must not be able to imitate it. */
export class WholeFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
    Object.freeze(this);
  }

  /** For `JSON.stringify` alone, which loses the fraction; `writeValue` keeps it. */
  toJSON(): number {
    return this.value;
  }
}

/** The number `coefficient / 10^scale` with at most 28 significant digits and a scale of 0 to 28. A class, because data must not be able to imitate it. */
export class Decimal {
  readonly coefficient: bigint;
  readonly scale: number;

  constructor(coefficient: bigint, scale: number) {
    this.coefficient = coefficient;
    this.scale = scale;
    Object.freeze(this);
  }

  /** For `JSON.stringify` alone, which loses digits; `writeValue` keeps them. */
  toJSON(): number {
    return Number(this.coefficient) / 10 ** this.scale;
  }
}

/**
 * Content that is kept elsewhere and is not in memory. It passes from place to place like any value; whatever looks into it gets
 * `ContentNeeded` thrown, so that whoever evaluates can fetch the content and try again. A class, because data must not be able to imitate it.
 */
export class StoredContent {
  readonly [name: string]: Value;
  /** Names it within its run. */
  readonly id: string;
  readonly bytes: number;
  /** What it is once it is opened: an object with `$content`, a text, or what its JSON says. */
  readonly kind: 'bytes' | 'text' | 'json';
  readonly contentType: string;

  constructor({ id, bytes, kind, contentType }: Pick<StoredContent, 'id' | 'bytes' | 'kind' | 'contentType'>) {
    this.id = id;
    this.bytes = bytes;
    this.kind = kind;
    this.contentType = contentType;
    Object.freeze(this);
  }

  static {
    // Beside the class, for a method is no value.
    Object.defineProperty(StoredContent.prototype, 'toJSON', {
      value(this: StoredContent): never {
        throw new ContentNeeded(this);
      },
    });
  }
}

/** Something looks into content that is not in memory. */
export class ContentNeeded extends Error {
  readonly content: StoredContent;

  constructor(content: StoredContent) {
    super(`The content ${content.id} is not in memory.`);
    this.name = 'ContentNeeded';
    this.content = content;
  }
}

/** Whether the value is content that is not in memory. */
export function isStored(value: Value | undefined): value is StoredContent {
  return value instanceof StoredContent;
}

/** Throws `ContentNeeded` for content that is not in memory: for what would otherwise take it for an object without members. */
export function lookInto(value: Value | undefined): void {
  if (value instanceof StoredContent) throw new ContentNeeded(value);
}

/** The content that something needed, if that is what was thrown. */
export function neededContent(error: unknown): StoredContent | undefined {
  return error instanceof ContentNeeded ? error.content : undefined;
}

/** The value of a float computed in double precision: boxed when it has no fraction. `float` must be finite. */
export function floatValue(float: number): number | WholeFloat {
  return Number.isInteger(float) ? new WholeFloat(float) : float;
}

/** The value of an integer: a plain number where that is exact. `integer` must lie within 64 bits. */
export function integerValue(integer: bigint): number | bigint {
  return integer >= SMALLEST_SAFE && integer <= LARGEST_SAFE ? Number(integer) : integer;
}

const SMALLEST_SAFE = BigInt(Number.MIN_SAFE_INTEGER);
const LARGEST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Whether the value is an object of the language. */
export function isObject(value: Value | undefined): value is ValueObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  lookInto(value);
  return !(value instanceof WholeFloat) && !(value instanceof Decimal);
}

/** Whether the value is an array of the language. */
export function isArray(value: Value | undefined): value is ValueArray {
  if (Array.isArray(value)) return true;
  lookInto(value);
  return false;
}

/** Whether the value is a number in any of its representations. */
export function isNumber(value: Value | undefined): value is NumberValue {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  lookInto(value);
  return value instanceof WholeFloat || value instanceof Decimal;
}

/** Whether the value is an integer of the language: `2` is, `2.0` is not. */
export function isInteger(value: Value | undefined): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
}

/** The name of the value's type as messages show it. */
export function typeName(value: Value): string {
  if (value === null) return 'Null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (isInteger(value)) return 'Integer';
  if (value instanceof Decimal) return 'Decimal';
  if (isNumber(value)) return 'Float';
  return isArray(value) ? 'Array' : 'Object';
}
