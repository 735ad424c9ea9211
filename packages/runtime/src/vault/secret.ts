import { inspect } from 'node:util';

/** A value that nobody sees by accident: as text, as JSON and in logs it is `[secret]`; only `reveal` gives it. */
export interface Secret {
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

const mask = '[secret]';

/** Wraps a value as a secret. */
export function secret(value: string): Secret {
  const wrapped = { reveal: () => value, toString: () => mask, toJSON: () => mask, [inspect.custom]: () => mask };
  for (const key of Reflect.ownKeys(wrapped)) Object.defineProperty(wrapped, key, { enumerable: false });
  return Object.freeze(wrapped);
}
