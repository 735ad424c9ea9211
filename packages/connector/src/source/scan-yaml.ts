import type { JsonValue } from './json-value.ts';
import { type PositionTree, PositionWriter } from './position-tree.ts';
import { scanFlow } from './scan-yaml-flow.ts';
import {
  chompBlock,
  endOfQuoted,
  foldLines,
  foldQuoted,
  isIndicator,
  readQuoted,
  resolveDoubleQuoted,
  resolvePlain,
  Unusual,
} from './yaml-scalars.ts';

/** A YAML text that was read: its value and where everything stands. */
export interface ScannedYaml {
  readonly value: JsonValue;
  readonly tree: PositionTree;
}

/**
 * Reads the YAML that people and tools write in API definitions: block collections, plain, quoted and block scalars, flow
 * collections on one line. Undefined for everything else (anchors, tags, complex keys, faults, deep nesting), which the
 * full reader then reads: it is several times slower and needs several times the memory.
 */
export function scanYaml(text: string, maxDepth: number): ScannedYaml | undefined {
  try {
    return new YamlScanner(text, maxDepth).scan();
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

/** A key at the beginning of a mapping entry: its name and where the value begins. */
interface Key {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The offset after the colon. */
  readonly after: number;
}

class YamlScanner {
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #positions = new PositionWriter();
  /** Start of the current line, of its first character that is no space, and its end without line end. */
  #lineStart = 0;
  #content = 0;
  #lineEnd = 0;
  #depth = 0;
  /** Where the value that was read last ends. */
  #end = 0;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  scan(): ScannedYaml {
    const root = this.#positions.open(-1, -1);
    this.#setLine(0);
    this.#skipBlank();
    if (this.#text.startsWith('---', this.#lineStart)) {
      if (this.#text.slice(this.#lineStart, this.#lineEnd).trim() !== '---') throw new Unusual();
      this.#nextLine();
    }
    if (this.#lineStart >= this.#text.length || this.#indent() !== 0) throw new Unusual();
    const value = this.#node(this.#content, -1);
    if (this.#lineStart < this.#text.length) throw new Unusual();
    this.#positions.close(root, 0, this.#text.length);
    return { value, tree: this.#positions.finish(this.#text) };
  }

  #setLine(start: number): void {
    this.#lineStart = start;
    let end = this.#text.indexOf('\n', start);
    if (end < 0) end = this.#text.length;
    let content = start;
    while (this.#text.charCodeAt(content) === 0x20) content += 1;
    this.#content = content;
    this.#lineEnd = this.#text.charCodeAt(end - 1) === 0x0d && end > start ? end - 1 : end;
  }

  #following(): number {
    const end = this.#text.indexOf('\n', this.#lineStart);
    return end < 0 ? this.#text.length : end + 1;
  }

  /** Goes to the next line that is neither blank nor a comment. */
  #nextLine(): void {
    this.#setLine(this.#following());
    this.#skipBlank();
  }

  #skipBlank(): void {
    while (this.#lineStart < this.#text.length) {
      const first = this.#text.charCodeAt(this.#content);
      if (first === 0x09) throw new Unusual();
      if (this.#content < this.#lineEnd && first !== 0x23) return;
      this.#setLine(this.#following());
    }
    this.#content = this.#lineStart;
    this.#lineEnd = this.#lineStart;
  }

  /** The indentation of the current line; -1 at the end of the text. */
  #indent(): number {
    return this.#lineStart >= this.#text.length ? -1 : this.#content - this.#lineStart;
  }

  /** Reads the node that begins at an offset of the current line; its parent is indented by `parent`. */
  #node(at: number, parent: number): JsonValue {
    this.#depth += 1;
    if (this.#depth > this.#maxDepth) throw new Unusual();
    const value = this.#nodeInside(at, parent);
    this.#depth -= 1;
    return value;
  }

  #nodeInside(at: number, parent: number): JsonValue {
    if (this.#isDash(at)) return this.#sequence(at - this.#lineStart);
    const key = this.#key(at);
    return key ? this.#mapping(key, at - this.#lineStart) : this.#scalar(at, parent);
  }

  #isDash(at: number): boolean {
    if (this.#text.charCodeAt(at) !== 0x2d) return false;
    const next = this.#text.charCodeAt(at + 1);
    return at + 1 >= this.#lineEnd || next === 0x20;
  }

  #sequence(column: number): JsonValue {
    const items: JsonValue[] = [];
    let at = this.#lineStart + column;
    for (;;) {
      const node = this.#positions.open(-1, -1);
      let inner = at + 1;
      while (this.#text.charCodeAt(inner) === 0x20) inner += 1;
      const isEmpty = inner >= this.#lineEnd || this.#text.charCodeAt(inner) === 0x23;
      const start = isEmpty ? at : inner;
      items.push(isEmpty ? this.#below(column, 'deeper') : this.#node(inner, column));
      this.#positions.close(node, start, Math.max(start, this.#end));
      const indent = this.#indent();
      if (indent < column) return items;
      if (indent > column) throw new Unusual();
      at = this.#content;
      if (!this.#isDash(at)) return items;
    }
  }

  /** The node on the lines below an entry that has nothing behind it; null where they are not indented more. */
  #below(column: number, how: 'deeper' | 'or-dash'): JsonValue {
    this.#end = this.#lineEnd;
    this.#nextLine();
    const indent = this.#indent();
    if (indent > column || (how === 'or-dash' && indent === column && this.#isDash(this.#content))) {
      return this.#node(this.#content, column);
    }
    return null;
  }

  #mapping(first: Key, column: number): JsonValue {
    const members: Record<string, JsonValue> = {};
    let key: Key | undefined = first;
    while (key) {
      const { name, start, end } = key;
      if (Object.hasOwn(members, name) || name === '<<' || name === '__proto__') throw new Unusual();
      const isSpelled =
        this.#text.charCodeAt(start) === 0x22 ? end - start - 2 === name.length : end - start === name.length;
      const node = this.#positions.open(start, end, isSpelled ? undefined : name);
      let at = key.after;
      while (this.#text.charCodeAt(at) === 0x20) at += 1;
      const isEmpty = at >= this.#lineEnd || this.#text.charCodeAt(at) === 0x23;
      let valueStart = at;
      if (isEmpty) {
        const before = this.#lineStart;
        members[name] = this.#below(column, 'or-dash');
        valueStart = members[name] === null ? start : this.#startOfValue(before);
      } else {
        if (this.#isDash(at) || this.#key(at)) throw new Unusual();
        members[name] = this.#scalar(at, column);
      }
      this.#positions.close(node, valueStart, Math.max(valueStart, this.#end));
      const indent = this.#indent();
      if (indent < column) return members;
      if (indent > column) throw new Unusual();
      key = this.#isDash(this.#content) ? undefined : this.#key(this.#content);
      if (!key && column > 0 && this.#isDash(this.#content)) return members;
      if (!key) throw new Unusual();
    }
    return members;
  }

  /** The first character of the value that stands below the line of its key. */
  #startOfValue(keyLine: number): number {
    let at = this.#text.indexOf('\n', keyLine) + 1;
    for (;;) {
      while (this.#text.charCodeAt(at) === 0x20) at += 1;
      const code = this.#text.charCodeAt(at);
      if (code !== 0x23 && code !== 0x0a && code !== 0x0d) return at;
      at = this.#text.indexOf('\n', at) + 1;
      if (at === 0) return keyLine;
    }
  }

  /** The key that begins at an offset, if a key does: quoted or plain, on one line, with a colon behind it. */
  #key(at: number): Key | undefined {
    const first = this.#text.charCodeAt(at);
    if (first === 0x22 || first === 0x27) {
      const end = endOfQuoted(this.#text, at);
      if (end === undefined || end >= this.#lineEnd) return undefined;
      let colon = end;
      while (this.#text.charCodeAt(colon) === 0x20) colon += 1;
      if (!this.#isColon(colon)) return undefined;
      return { name: readQuoted(this.#text, at, end), start: at, end, after: colon + 1 };
    }
    if (isIndicator(first)) {
      if (first === 0x5b || first === 0x7b || first === 0x7c || first === 0x3e) return undefined;
      throw new Unusual();
    }
    for (
      let colon = this.#text.indexOf(':', at);
      colon >= 0 && colon < this.#lineEnd;
      colon = this.#text.indexOf(':', colon + 1)
    ) {
      if (!this.#isColon(colon)) continue;
      const written = this.#text.slice(at, colon);
      if (written.includes(' #')) return undefined;
      const name = written.trimEnd();
      if (name === '' || name === '-' || first === 0x3f || name.includes('\t')) throw new Unusual();
      return { name, start: at, end: at + name.length, after: colon + 1 };
    }
    return undefined;
  }

  #hasColon(at: number): boolean {
    let colon = this.#text.indexOf(':', at);
    while (colon >= 0 && colon < this.#lineEnd && !this.#isColon(colon)) colon = this.#text.indexOf(':', colon + 1);
    return colon >= 0 && colon < this.#lineEnd;
  }

  #isColon(at: number): boolean {
    if (this.#text.charCodeAt(at) !== 0x3a || at >= this.#lineEnd) return false;
    return at + 1 >= this.#lineEnd || this.#text.charCodeAt(at + 1) === 0x20;
  }

  #scalar(at: number, parent: number): JsonValue {
    const first = this.#text.charCodeAt(at);
    if (first === 0x7c || first === 0x3e) return this.#block(at, parent);
    if (first === 0x22 || first === 0x27) return this.#quotedScalar(at, parent);
    if (first === 0x5b || first === 0x7b) return this.#flow(at, parent);
    if (isIndicator(first)) throw new Unusual();
    return this.#plain(at, parent);
  }

  #plain(at: number, parent: number): JsonValue {
    const lines = [this.#plainLine(at)];
    this.#end = at + (lines[0]?.length ?? 0);
    const endsInComment = this.#end < this.#lineEnd && this.#text.slice(this.#end, this.#lineEnd).trim() !== '';
    for (let next = this.#following(); !endsInComment && next < this.#text.length; next = this.#following()) {
      this.#setLine(next);
      if (this.#content >= this.#lineEnd) {
        lines.push('');
        continue;
      }
      const first = this.#text.charCodeAt(this.#content);
      if (this.#indent() <= parent || first === 0x23 || first === 0x09) break;
      const line = this.#plainLine(this.#content);
      if (
        this.#hasColon(this.#content) ||
        line.length < this.#text.slice(this.#content, this.#lineEnd).trimEnd().length
      )
        throw new Unusual();
      lines.push(line);
      this.#end = this.#content + line.length;
    }
    if (endsInComment || this.#following() >= this.#text.length) this.#leaveScalar();
    this.#skipBlank();
    while (lines.at(-1) === '') lines.pop();
    return lines.length === 1 ? resolvePlain(lines[0] ?? '') : foldLines(lines);
  }

  /** Goes past the last line of a scalar, unless the current line is beyond it already. */
  #leaveScalar(): void {
    if (this.#lineStart <= this.#end) this.#setLine(this.#following());
  }

  /** The text of a plain scalar on the current line, without a comment. */
  #plainLine(at: number): string {
    const line = this.#text.slice(at, this.#lineEnd);
    const comment = line.search(/[ \t]#/);
    const text = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
    if (text.includes('\t')) throw new Unusual();
    return text;
  }

  #quotedScalar(at: number, parent: number): JsonValue {
    const end = endOfQuoted(this.#text, at);
    if (end === undefined) throw new Unusual();
    if (end <= this.#lineEnd) {
      this.#expectEnd(end);
      this.#end = end;
      const value = readQuoted(this.#text, at, end);
      this.#nextLine();
      return value;
    }
    return this.#foldedQuoted(at, end, parent);
  }

  #foldedQuoted(at: number, end: number, parent: number): JsonValue {
    const mark = this.#text.charCodeAt(at);
    const written = this.#text.slice(at + 1, end - 1).split('\n');
    for (const [index, line] of written.entries()) {
      const isShort = index > 0 && line.trim() !== '' && line.length - line.trimStart().length <= parent;
      if (isShort || line.includes('\t')) throw new Unusual();
    }
    const folded = foldQuoted(written, mark === 0x22);
    const value = mark === 0x27 ? folded.replaceAll("''", "'") : resolveDoubleQuoted(folded);
    if (value === undefined) throw new Unusual();
    while (this.#lineEnd < end) this.#setLine(this.#following());
    this.#expectEnd(end);
    this.#end = end;
    this.#nextLine();
    return value;
  }

  /** Only white space and a comment may follow a value on its line. */
  #expectEnd(at: number): void {
    const rest = this.#text.slice(at, this.#lineEnd);
    if (rest.trim() !== '' && !/^\s+#/.test(rest)) throw new Unusual();
  }

  #block(at: number, parent: number): JsonValue {
    const header = /^([|>])(?:([+-])|([1-9]))?(?:([+-])|([1-9]))?[ \t]*(?:[ \t]#.*)?$/.exec(
      this.#text.slice(at, this.#lineEnd),
    );
    if (!header || header[3] !== undefined || header[5] !== undefined) throw new Unusual();
    const chomp = header[2] ?? header[4] ?? '';
    const lines: string[] = [];
    let indent = -1;
    // Blank lines before the first line of text must not be longer than its indentation.
    let widest = 0;
    this.#end = this.#lineEnd;
    for (;;) {
      const next = this.#following();
      this.#setLine(next);
      if (next >= this.#text.length) break;
      const isBlank = this.#content >= this.#lineEnd;
      const width = this.#content - this.#lineStart;
      if (isBlank) {
        if (indent < 0) widest = Math.max(widest, width);
        lines.push(indent >= 0 && width > indent ? this.#text.slice(this.#lineStart + indent, this.#lineEnd) : '');
        continue;
      }
      if (width <= parent || (indent >= 0 && width < indent)) break;
      if (indent < 0) indent = width;
      if (widest > indent) throw new Unusual();
      lines.push(this.#text.slice(this.#lineStart + indent, this.#lineEnd));
      this.#end = this.#lineEnd;
    }
    if (indent >= 0 && this.#indent() > parent && this.#lineStart < this.#text.length) {
      if (this.#text.charCodeAt(this.#content) !== 0x23) throw new Unusual();
    }
    this.#skipBlank();
    return chompBlock(lines, header[1] === '>', chomp);
  }

  #flow(at: number, parent: number): JsonValue {
    const depthLeft = this.#maxDepth - this.#depth;
    const { value, end } = scanFlow({ text: this.#text, positions: this.#positions, parent }, at, depthLeft);
    while (this.#lineEnd < end) this.#setLine(this.#following());
    this.#expectEnd(end);
    this.#end = end;
    this.#nextLine();
    return value;
  }
}
