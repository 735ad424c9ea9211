import type { JsonFault, JsonFaultKind, TextEdit } from './json-fault.ts';
import { quote } from './json-fault.ts';
import { pointerTo } from './json-pointer.ts';
import type { JsonValue } from './json-value.ts';
import { type PositionTree, PositionWriter } from './position-tree.ts';
import { scanBareWord, scanString } from './scan-json-scalar.ts';

/** A JSON text read tolerantly: the best value, where everything stands, and each deviation from strict JSON. */
export interface ScannedJson {
  readonly value: JsonValue;
  readonly tree: PositionTree;
  readonly faults: readonly JsonFault[];
  /** False when a fault made the value doubtful, so that no repaired text is offered. */
  readonly repairable: boolean;
}

/** After this many faults the rest of the text is read but not reported. */
const MAX_FAULTS = 100;

/**
 * Reads a text that is meant to be JSON. Never throws and always ends: each step takes at least one character. What is nested
 * deeper than `maxDepth` is reported and ends the reading.
 */
export function scanJson(text: string, maxDepth: number): ScannedJson {
  return new JsonScanner(text, maxDepth).scan();
}

/** What a list or object is closed by, and what it is called in messages. */
interface Bracket {
  readonly close: number;
  readonly start: number;
}

/** White space that people cannot tell from a plain space, and a byte-order mark in the middle of a text. */
const UNUSUAL_BLANK = /[\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/;

class JsonScanner {
  readonly #text: string;
  readonly #positions = new PositionWriter();
  readonly #faults: JsonFault[] = [];
  #at = 0;
  #depthLeft: number;
  #repairable = true;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#depthLeft = maxDepth;
  }

  scan(): ScannedJson {
    this.#skipBlank('');
    const root = this.#positions.open(-1, -1);
    if (this.#at >= this.#text.length) {
      this.#positions.close(root, 0, this.#text.length);
      this.#fault('json-empty', { start: 0, end: 0, pointer: '' });
      return this.#result(null);
    }
    const start = this.#at;
    const value = this.#value('');
    this.#positions.close(root, start, this.#at);
    this.#skipBlank('');
    if (this.#at < this.#text.length) {
      const rest = { start: this.#at, end: this.#text.length };
      this.#fault('json-text-after-end', { ...rest, pointer: '', edit: { ...rest, text: '' } });
    }
    return this.#result(value);
  }

  #result(value: JsonValue): ScannedJson {
    const tree = this.#positions.finish(this.#text);
    return { value, tree, faults: this.#faults, repairable: this.#repairable };
  }

  #value(pointer: string): JsonValue {
    const code = this.#text.charCodeAt(this.#at);
    if (code === 0x7b || code === 0x5b) return this.#nested(pointer, code);
    if (code === 0x22 || code === 0x27) return this.#string(pointer);
    return this.#bare(pointer);
  }

  #nested(pointer: string, code: number): JsonValue {
    if (this.#depthLeft === 0) {
      this.#repairable = false;
      this.#fault('source-too-deep', { start: this.#at, end: this.#at + 1, pointer });
      this.#at = this.#text.length;
      return null;
    }
    this.#depthLeft -= 1;
    const value = code === 0x7b ? this.#object(pointer) : this.#list(pointer);
    this.#depthLeft += 1;
    return value;
  }

  #object(pointer: string): JsonValue {
    const bracket = { close: 0x7d, start: this.#at };
    this.#at += 1;
    const members: Record<string, JsonValue> = {};
    const firstStarts = new Map<string, number>();
    let hadComma = true;
    let lastComma = -1;
    for (;;) {
      this.#skipBlank(pointer);
      if (this.#atEnd(bracket, pointer)) break;
      if (this.#comma(pointer, hadComma)) {
        hadComma = true;
        lastComma = this.#at - 1;
        continue;
      }
      if (!hadComma) this.#missingComma(pointer);
      hadComma = false;
      lastComma = -1;
      this.#member(members, firstStarts, pointer);
    }
    this.#close(bracket, { pointer, lastComma });
    return members;
  }

  #member(members: Record<string, JsonValue>, firstStarts: Map<string, number>, pointer: string): void {
    const keyStart = this.#at;
    const name = this.#name(pointer);
    const keyEnd = this.#at;
    const spelled = this.#text.slice(keyStart + 1, keyEnd - 1);
    const place = pointerTo(pointer, name);
    const node = this.#positions.open(keyStart, keyEnd, spelled === name ? undefined : name);
    this.#skipBlank(place);
    if (this.#text.charCodeAt(this.#at) === 0x3a) {
      this.#at += 1;
      this.#skipBlank(place);
    } else {
      this.#fault('json-missing-colon', {
        start: this.#at,
        end: this.#at + 1,
        pointer: place,
        edit: { start: keyEnd, end: keyEnd, text: ':' },
      });
    }
    const start = this.#at;
    const value = this.#startsValue() ? this.#value(place) : this.#missingValue(place);
    this.#positions.close(node, start, this.#at);
    this.#store(members, { name, value, keyStart, keyEnd, firstStart: firstStarts.get(name), pointer: place });
    if (!firstStarts.has(name)) firstStarts.set(name, keyStart);
  }

  #store(
    members: Record<string, JsonValue>,
    found: {
      name: string;
      value: JsonValue;
      keyStart: number;
      keyEnd: number;
      firstStart: number | undefined;
      pointer: string;
    },
  ): void {
    if (found.firstStart !== undefined) {
      const equal = JSON.stringify(members[found.name]) === JSON.stringify(found.value);
      this.#fault(equal ? 'source-duplicate-key-equal' : 'source-duplicate-key', {
        start: found.keyStart,
        end: found.keyEnd,
        pointer: found.pointer,
        found: quote(found.name),
        firstStart: found.firstStart,
      });
    }
    if (found.name === '__proto__') {
      Object.defineProperty(members, found.name, {
        value: found.value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    } else members[found.name] = found.value;
  }

  #list(pointer: string): JsonValue {
    const bracket = { close: 0x5d, start: this.#at };
    this.#at += 1;
    const items: JsonValue[] = [];
    let hadComma = true;
    let lastComma = -1;
    for (;;) {
      this.#skipBlank(pointer);
      if (this.#atEnd(bracket, pointer)) break;
      if (this.#comma(pointer, hadComma)) {
        hadComma = true;
        lastComma = this.#at - 1;
        continue;
      }
      if (!hadComma) this.#missingComma(pointer);
      hadComma = false;
      lastComma = -1;
      const node = this.#positions.open(-1, -1);
      const start = this.#at;
      const place = pointerTo(pointer, items.length);
      items.push(this.#startsValue() ? this.#value(place) : this.#skipped(place));
      this.#positions.close(node, start, this.#at);
    }
    this.#close(bracket, { pointer, lastComma });
    return items;
  }

  /** Whether the bracket ends here: at its own closing bracket, at another one (reported), or at the end of the text. */
  #atEnd(bracket: Bracket, pointer: string): boolean {
    if (this.#at >= this.#text.length) return true;
    const code = this.#text.charCodeAt(this.#at);
    if (code === bracket.close) return true;
    if (code !== 0x7d && code !== 0x5d) return false;
    this.#repairable = false;
    this.#fault('json-mismatched-bracket', { start: this.#at, end: this.#at + 1, pointer });
    return true;
  }

  #close(bracket: Bracket, last: { pointer: string; lastComma: number }): void {
    if (this.#at >= this.#text.length) {
      const close = String.fromCharCode(bracket.close);
      const found = `the bracket of line ${lineOf(this.#text, bracket.start)}`;
      const edit = { start: this.#at, end: this.#at, text: close };
      this.#fault('json-unclosed', {
        start: bracket.start,
        end: bracket.start + 1,
        pointer: last.pointer,
        found,
        edit,
      });
      return;
    }
    if (last.lastComma >= 0) {
      const range = { start: last.lastComma, end: last.lastComma + 1 };
      this.#fault('json-trailing-comma', { ...range, pointer: last.pointer, edit: { ...range, text: '' } });
    }
    this.#at += 1;
  }

  #comma(pointer: string, hadComma: boolean): boolean {
    if (this.#text.charCodeAt(this.#at) !== 0x2c) return false;
    if (hadComma) {
      const range = { start: this.#at, end: this.#at + 1 };
      this.#fault('json-extra-comma', { ...range, pointer, edit: { ...range, text: '' } });
    }
    this.#at += 1;
    return true;
  }

  #missingComma(pointer: string): void {
    let end = this.#at;
    while (end > 0 && isBlank(this.#text.charCodeAt(end - 1))) end -= 1;
    const edit = { start: end, end, text: ',' };
    this.#fault('json-missing-comma', { start: this.#at, end: this.#at + 1, pointer, edit });
  }

  #startsValue(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    return !Number.isNaN(code) && code !== 0x2c && code !== 0x7d && code !== 0x5d && code !== 0x3a;
  }

  #missingValue(pointer: string): JsonValue {
    this.#repairable = false;
    this.#fault('json-missing-value', { start: this.#at, end: this.#at + 1, pointer });
    return null;
  }

  #skipped(pointer: string): JsonValue {
    this.#repairable = false;
    this.#fault('json-unexpected', { start: this.#at, end: this.#at + 1, pointer });
    this.#at += 1;
    return null;
  }

  #name(pointer: string): string {
    const code = this.#text.charCodeAt(this.#at);
    if (code === 0x22 || code === 0x27) return this.#string(pointer);
    const word = /[\p{L}\p{N}_$@.-]+/uy;
    word.lastIndex = this.#at;
    const found = word.exec(this.#text)?.[0];
    const start = this.#at;
    if (found === undefined) {
      this.#skipped(pointer);
      return this.#text.slice(start, this.#at);
    }
    this.#at += found.length;
    this.#fault('json-quotation-mark', {
      start,
      end: this.#at,
      pointer,
      edit: { start, end: this.#at, text: JSON.stringify(found) },
    });
    return found;
  }

  #string(pointer: string): string {
    const scanned = scanString(this.#text, this.#at);
    for (const fault of scanned.faults) {
      if (fault.edit === undefined) this.#repairable = false;
      this.#fault(fault.kind, { ...fault, pointer });
    }
    this.#at = scanned.end;
    return scanned.value;
  }

  #bare(pointer: string): JsonValue {
    const scanned = scanBareWord(this.#text, this.#at);
    if (scanned === undefined) return this.#skipped(pointer);
    for (const fault of scanned.faults) this.#fault(fault.kind, { ...fault, pointer });
    if (scanned.faults.some((fault) => fault.edit === undefined)) this.#repairable = false;
    this.#at = scanned.end;
    return scanned.value;
  }

  #skipBlank(pointer: string): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (isBlank(code)) {
        this.#at += 1;
        continue;
      }
      if (code > 0x7f && UNUSUAL_BLANK.test(String.fromCharCode(code))) {
        const range = { start: this.#at, end: this.#at + 1 };
        const found = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
        this.#fault('json-blank', { ...range, pointer, found, edit: { ...range, text: ' ' } });
        this.#at += 1;
        continue;
      }
      if (code !== 0x2f && code !== 0x23) return;
      const end = endOfComment(this.#text, this.#at);
      if (end === undefined) return;
      const range = { start: this.#at, end };
      this.#fault('json-comment', { ...range, pointer, edit: { ...range, text: '' } });
      this.#at = end;
    }
  }

  #fault(
    kind: JsonFaultKind,
    fault: { start: number; end: number; pointer: string; found?: string; edit?: TextEdit; firstStart?: number },
  ): void {
    if (this.#faults.length >= MAX_FAULTS) {
      if (fault.edit) this.#repairable = false;
      return;
    }
    const found =
      fault.found ??
      quote(this.#text.slice(fault.start, Math.min(fault.end, this.#text.length)) || 'the end of the file');
    this.#faults.push({ ...fault, kind, found });
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function endOfComment(text: string, start: number): number | undefined {
  const isBlock = text.startsWith('/*', start);
  if (!isBlock && !text.startsWith('//', start) && !text.startsWith('#', start)) return undefined;
  const end = text.indexOf(isBlock ? '*/' : '\n', start);
  if (end < 0) return text.length;
  return isBlock ? end + 2 : end;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
