import type { JsonValue } from './json-value.ts';
import type { PositionWriter } from './position-tree.ts';
import { endOfQuoted, isIndicator, readQuoted, resolvePlain, Unusual } from './yaml-scalars.ts';

/** What a flow collection is read from: lines that it goes on to must be indented more than `parent`. */
export interface FlowContext {
  readonly text: string;
  readonly positions: PositionWriter;
  readonly parent: number;
}

/** A value and the offset after it. */
interface Scanned {
  readonly value: JsonValue;
  readonly end: number;
}

/** Reads the flow collection that begins at an offset: brackets, plain and quoted scalars on one line each, no comments. */
export function scanFlow(context: FlowContext, at: number, depthLeft: number): Scanned {
  if (depthLeft <= 0) throw new Unusual();
  const { text } = context;
  const isList = text.charCodeAt(at) === 0x5b;
  const close = isList ? 0x5d : 0x7d;
  const items: JsonValue[] = [];
  const members: Record<string, JsonValue> = {};
  let next = skipBlank(context, at + 1);
  while (text.charCodeAt(next) !== close) {
    next = isList
      ? scanItem(context, { at: next, depthLeft, items })
      : scanMember(context, { at: next, depthLeft, members });
    next = skipBlank(context, next);
    const code = text.charCodeAt(next);
    if (code === 0x2c) next = skipBlank(context, next + 1);
    else if (code !== close) throw new Unusual();
  }
  return { value: isList ? items : members, end: next + 1 };
}

/** The next offset that is no white space. A line that is not indented enough, a tab or a comment is left to the full reader. */
function skipBlank({ text, parent }: FlowContext, at: number): number {
  let next = at;
  let lineStart = -1;
  for (; next < text.length; next += 1) {
    const code = text.charCodeAt(next);
    if (code === 0x0a) lineStart = next + 1;
    else if (code !== 0x20 && code !== 0x0d) break;
  }
  const code = text.charCodeAt(next);
  if (next >= text.length || code === 0x09 || code === 0x23) throw new Unusual();
  if (lineStart >= 0 && next - lineStart <= parent) throw new Unusual();
  return next;
}

function scanItem(context: FlowContext, where: { at: number; depthLeft: number; items: JsonValue[] }): number {
  const node = context.positions.open(-1, -1);
  const { value, end } = scanValue(context, where.at, where.depthLeft);
  if (context.text.charCodeAt(skipBlank(context, end)) === 0x3a) throw new Unusual();
  where.items.push(value);
  context.positions.close(node, where.at, end);
  return end;
}

function scanMember(
  context: FlowContext,
  where: { at: number; depthLeft: number; members: Record<string, JsonValue> },
): number {
  const { text, positions } = context;
  const { at, members } = where;
  const isQuoted = isQuotationMark(text.charCodeAt(at));
  const end = isQuoted ? endOnLine(text, at) : endOfPlain(text, at);
  if (end === at || (!isQuoted && isIndicator(text.charCodeAt(at)))) throw new Unusual();
  const name = isQuoted ? readQuoted(text, at, end) : text.slice(at, end);
  if (text.charCodeAt(end) !== 0x3a || !/[ \r\n]/.test(text[end + 1] ?? '')) throw new Unusual();
  if (Object.hasOwn(members, name) || name === '<<' || name === '__proto__') throw new Unusual();
  const node = positions.open(at, end, name);
  const start = skipBlank(context, end + 1);
  const found = scanValue(context, start, where.depthLeft);
  members[name] = found.value;
  positions.close(node, start, found.end);
  return found.end;
}

function scanValue(context: FlowContext, at: number, depthLeft: number): Scanned {
  const { text } = context;
  const first = text.charCodeAt(at);
  if (first === 0x5b || first === 0x7b) return scanFlow(context, at, depthLeft - 1);
  if (isQuotationMark(first)) {
    const end = endOnLine(text, at);
    return { value: readQuoted(text, at, end), end };
  }
  const end = endOfPlain(text, at);
  if (end === at || isIndicator(first) || (first === 0x2d && text.charCodeAt(at + 1) === 0x20)) throw new Unusual();
  return { value: resolvePlain(text.slice(at, end)), end };
}

function isQuotationMark(code: number): boolean {
  return code === 0x22 || code === 0x27;
}

/** The offset after a quoted text that ends on the line on which it begins. */
function endOnLine(text: string, at: number): number {
  const end = endOfQuoted(text, at);
  if (end === undefined) throw new Unusual();
  const line = text.indexOf('\n', at);
  if (line >= 0 && line < end) throw new Unusual();
  return end;
}

/** The offset after a plain scalar; one with a colon or a number sign inside is left to the full reader. */
function endOfPlain(text: string, at: number): number {
  const pattern = /[^,[\]{}:#\r\n\t]*/y;
  pattern.lastIndex = at;
  const written = pattern.exec(text)?.[0] ?? '';
  const stop = at + written.length;
  const code = text.charCodeAt(stop);
  if (code === 0x23 || code === 0x09 || (code === 0x3a && !/[ \r\n]/.test(text[stop + 1] ?? ''))) throw new Unusual();
  return at + written.trimEnd().length;
}
