import { isJsonList, isJsonObject, type JsonValue, member } from '../source/json-value.ts';

/** One part of a policy text: plain text, or something to look up and where in it to go. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'lookup'; readonly lookup: Lookup; readonly written: string };

/** What an expression of a policy asks for. */
export interface Lookup {
  readonly source: 'connectionParameters' | 'headers' | 'queryParameters' | 'body' | 'item' | 'triggerBody' | 'method';
  /** The name in the parentheses. */
  readonly name?: string;
  readonly fallback?: string;
  readonly path: readonly (string | number)[];
}

const SOURCES: Readonly<Record<string, Lookup['source']>> = {
  connectionparameters: 'connectionParameters',
  headers: 'headers',
  queryparameters: 'queryParameters',
  body: 'body',
  item: 'item',
  triggerbody: 'triggerBody',
};

/**
 * Splits a policy text into plain text and expressions: `@f('a')`, `@{f('a')}`, `{@f('a')}`, property paths and indexes
 * behind them, and `@Request.OriginalHTTPMethod`. What is no known expression is text.
 */
export function parseTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const found = readExpression(text, at);
    if (!found) continue;
    if (found.start > from) parts.push({ kind: 'text', text: text.slice(from, found.start) });
    parts.push({ kind: 'lookup', lookup: found.lookup, written: text.slice(found.start, found.end) });
    from = found.end;
    at = found.end - 1;
  }
  if (from < text.length || parts.length === 0) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** The only expression of a text that is nothing but one expression. The leading `@` may be missing, as some packages write it. */
export function parsePath(text: string): Lookup | undefined {
  const trimmed = text.trim();
  const parts = parseTemplate(trimmed.startsWith('@') || trimmed.startsWith('{') ? trimmed : `@${trimmed}`);
  const [first] = parts;
  return parts.length === 1 && first?.kind === 'lookup' ? first.lookup : undefined;
}

interface FoundExpression {
  readonly start: number;
  readonly end: number;
  readonly lookup: Lookup;
}

function readExpression(text: string, at: number): FoundExpression | undefined {
  const inner = text[at + 1] === '{' ? at + 2 : at + 1;
  const isInside = text[at - 1] === '{';
  const call = readCall(text, inner);
  if (!call) return undefined;
  if (inner === at + 2) {
    return text[call.end] === '}' ? { start: at, end: call.end + 1, lookup: call.lookup } : undefined;
  }
  if (isInside && text[call.end] === '}') return { start: at - 1, end: call.end + 1, lookup: call.lookup };
  return { start: at, end: call.end, lookup: call.lookup };
}

function readCall(text: string, at: number): { end: number; lookup: Lookup } | undefined {
  const method = /request\.originalhttpmethod/iy;
  method.lastIndex = at;
  if (method.test(text)) return { end: method.lastIndex, lookup: { source: 'method', path: [] } };
  const call = /([a-z]+)\(\s*(?:'((?:[^']|'')*)'\s*(?:,\s*'((?:[^']|'')*)'\s*)?)?\)/iy;
  call.lastIndex = at;
  const match = call.exec(text);
  const word = match?.[1]?.toLowerCase() ?? '';
  const source = Object.hasOwn(SOURCES, word) ? SOURCES[word] : undefined;
  if (!match || !source) return undefined;
  const hasMembers = source === 'body' || source === 'item' || source === 'triggerBody';
  const { path, end } = hasMembers ? readPath(text, call.lastIndex) : { path: [], end: call.lastIndex };
  const name = match[2]?.replaceAll("''", "'");
  const fallback = match[3]?.replaceAll("''", "'");
  return {
    end,
    lookup: {
      source,
      ...(name === undefined ? {} : { name }),
      ...(fallback === undefined ? {} : { fallback }),
      path,
    },
  };
}

function readPath(text: string, start: number): { path: readonly (string | number)[]; end: number } {
  const path: (string | number)[] = [];
  const step = /\??(?:\.([\p{L}_$][\p{L}\p{N}_$]*)|\[\s*'((?:[^']|'')*)'\s*\]|\[\s*(\d{1,9})\s*\])/uy;
  let end = start;
  const takesMembers = (): RegExpExecArray | null => {
    step.lastIndex = end;
    return step.exec(text);
  };
  for (let match = takesMembers(); match; match = takesMembers()) {
    const [, dotted, quoted, index] = match;
    path.push(index === undefined ? (dotted ?? quoted ?? '').replaceAll("''", "'") : Number(index));
    end = step.lastIndex;
  }
  return { path, end };
}

/** The value a path leads to inside another value; undefined where it leads nowhere. */
export function followPath(value: JsonValue | undefined, path: readonly (string | number)[]): JsonValue | undefined {
  let current = value;
  for (const step of path) {
    if (current === undefined) return undefined;
    if (typeof step === 'number') current = isJsonList(current) ? current[step] : undefined;
    else current = isJsonObject(current) ? member(current, step) : undefined;
  }
  return current;
}
