import type { JsonValue } from '../source/json-value.ts';
import type { QueryPair } from './serialize-parameter.ts';

/** A request while it is put together: policies change it, then it is finished. */
export interface RequestDraft {
  method: string;
  /** Scheme, host and base path. */
  base: string;
  /** Encoded; begins with `/` or is empty. */
  path: string;
  /** The encoded values of the path variables, for policies that send the call elsewhere. */
  readonly pathValues: ReadonlyMap<string, string>;
  queries: QueryPair[];
  readonly headers: DraftHeaders;
  body: DraftBody;
  /** Its address was given in full: policies do not send it elsewhere. */
  readonly isPlaced?: boolean;
}

/** The body of a draft: data that policies can change, or text and bytes that they cannot. */
export type DraftBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'raw'; readonly content: string | Uint8Array };

/** Headers in the order in which they were set; names are compared without regard to case. */
export class DraftHeaders {
  readonly #entries = new Map<string, { name: string; value: string }>();

  get(name: string): string | undefined {
    return this.#entries.get(name.toLowerCase())?.value;
  }

  /** Sets a header; white space around the value does not belong to it. */
  set(name: string, value: string): void {
    const known = this.#entries.get(name.toLowerCase());
    this.#entries.set(name.toLowerCase(), { name: known?.name ?? name, value: value.trim() });
  }

  delete(name: string): void {
    this.#entries.delete(name.toLowerCase());
  }

  entries(): readonly { readonly name: string; readonly value: string }[] {
    return [...this.#entries.values()];
  }

  toRecord(): Record<string, string> {
    return Object.fromEntries(this.entries().map(({ name, value }) => [name, value]));
  }
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Whether HTTP allows a header (or a method) of that name. */
export function isHeaderName(name: string): boolean {
  return TOKEN.test(name);
}

/** Whether a header can carry a text: no line break or other control character (a tab is allowed), nothing beyond Latin-1. */
export function isHeaderValue(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if ((code < 0x20 && code !== 0x09) || code === 0x7f || code > 0xff) return false;
  }
  return true;
}
