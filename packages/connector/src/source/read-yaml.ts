import type { Diagnostic, Place } from '@tenon/diagnostics';
import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import { pointerTo } from './json-pointer.ts';
import { isJsonObject, type JsonValue } from './json-value.ts';
import type { SourceLimits } from './limits.ts';
import type { LineIndex } from './line-index.ts';
import { type PositionTree, PositionWriter } from './position-tree.ts';

/** A YAML text, read: its value (aliases and merge keys followed, all keys text), positions and faults. */
export interface ReadYaml {
  readonly value: JsonValue;
  readonly tree: PositionTree;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads YAML 1.2 within the limits. Aliases count as often as they are used, so that a small file cannot become a huge value. */
export function readYaml(
  text: string,
  context: { fileName: string; lines: LineIndex; limits: SourceLimits },
): ReadYaml {
  const reader = new YamlReader(text, context);
  return reader.read();
}

/** Ends the reading of a document that goes beyond a limit. */
class LimitReached extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** A converted value, how many nodes it has with its aliases followed, and how deep it is. */
interface Converted {
  readonly value: JsonValue;
  readonly nodes: number;
  readonly depth: number;
}

class YamlReader {
  readonly #text: string;
  readonly #context: { fileName: string; lines: LineIndex; limits: SourceLimits };
  readonly #positions = new PositionWriter();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #anchors = new Map<string, Converted | 'open'>();

  constructor(text: string, context: { fileName: string; lines: LineIndex; limits: SourceLimits }) {
    this.#text = text;
    this.#context = context;
  }

  read(): ReadYaml {
    const root = this.#positions.open(-1, -1);
    const value = this.#readRoot();
    this.#positions.close(root, 0, this.#text.length);
    return { value, tree: this.#positions.finish(this.#text), diagnostics: this.#diagnostics };
  }

  #readRoot(): JsonValue {
    try {
      const document = parseDocument(this.#text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
      for (const error of document.errors.slice(0, 20)) {
        this.#diagnostics.push({
          code: error.code === 'MULTIPLE_DOCS' ? 'yaml-multiple-documents' : 'yaml-syntax',
          severity: 'error',
          message: `The text is not YAML: ${error.message}${error.message.endsWith('.') ? '' : '.'}`,
          place: this.#place('', error.pos[0], error.pos[1]),
          remedy: error.code === 'MULTIPLE_DOCS' ? 'Keep one document in the file.' : 'Correct the text at this place.',
        });
      }
      if (document.contents === null) return this.#empty(document.errors.length > 0);
      return this.#convert(document.contents, '', 1).value;
    } catch (error) {
      if (error instanceof LimitReached) this.#diagnostics.push(error.diagnostic);
      else if (error instanceof RangeError) this.#diagnostics.push(this.#tooDeep('', 0));
      else throw error;
      return null;
    }
  }

  #empty(hasErrors: boolean): JsonValue {
    if (!hasErrors) {
      this.#diagnostics.push({
        code: 'json-empty',
        severity: 'error',
        message: 'The file is empty.',
        place: this.#place('', 0, 0),
        remedy: 'Give a file that holds an API definition.',
      });
    }
    return null;
  }

  #convert(node: Node | ParsedNode | null | undefined, pointer: string, depth: number): Converted {
    if (node === null || node === undefined) return { value: null, nodes: 1, depth: 1 };
    if (depth > this.#context.limits.depth) throw new LimitReached(this.#tooDeep(pointer, node.range?.[0] ?? 0));
    if (isAlias(node)) return this.#follow(node.source, { pointer, at: node.range?.[0] ?? 0, depth });
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, 'open');
    const converted = this.#convertPlain(node, pointer, depth);
    if (anchor !== undefined) this.#anchors.set(anchor, converted);
    return converted;
  }

  #convertPlain(node: Node, pointer: string, depth: number): Converted {
    if (isScalar(node)) return { value: toJson(node.value, node.source), nodes: 1, depth: 1 };
    if (isMap(node)) return this.#convertMap(node, pointer, depth);
    if (!isSeq(node)) return { value: null, nodes: 1, depth: 1 };
    const items: JsonValue[] = [];
    const total = { nodes: 1, depth: 0 };
    for (const item of node.items) {
      const at = this.#positions.open(-1, -1);
      const child = item as Node | null;
      const converted = this.#convert(child, pointerTo(pointer, items.length), depth + 1);
      this.#positions.close(at, child?.range?.[0] ?? 0, child?.range?.[1] ?? 0);
      items.push(converted.value);
      this.#add(total, converted, { pointer, at: child?.range?.[0] ?? 0 });
    }
    return { value: items, nodes: total.nodes, depth: total.depth + 1 };
  }

  #convertMap(node: YAMLMap, pointer: string, depth: number): Converted {
    const members: Record<string, JsonValue> = {};
    const starts = new Map<string, number>();
    const merged: JsonValue[] = [];
    const total = { nodes: 1, depth: 0 };
    for (const pair of node.items) {
      const key = pair.key as Node | null;
      const value = pair.value as Node | null;
      const name = this.#name(key, pointer);
      const place = pointerTo(pointer, name);
      const keyStart = key?.range?.[0] ?? value?.range?.[0] ?? 0;
      const at = this.#positions.open(keyStart, key?.range?.[1] ?? keyStart, name);
      const converted = this.#convert(value, place, depth + 1);
      this.#positions.close(at, value?.range?.[0] ?? keyStart, value?.range?.[1] ?? keyStart);
      this.#add(total, converted, { pointer, at: keyStart });
      if (name === '<<' && (isAlias(value) || isMap(value) || isSeq(value))) {
        merged.push(...(Array.isArray(converted.value) ? converted.value : [converted.value]));
        continue;
      }
      const first = starts.get(name);
      if (first !== undefined)
        this.#duplicate({ name, place, first, start: keyStart, end: key?.range?.[1] ?? keyStart });
      else starts.set(name, keyStart);
      define(members, name, converted.value);
    }
    for (const source of merged) {
      if (!isJsonObject(source)) continue;
      for (const [name, value] of Object.entries(source)) {
        if (!Object.hasOwn(members, name) && value !== undefined) define(members, name, value);
      }
    }
    return { value: members, nodes: total.nodes, depth: total.depth + 1 };
  }

  #name(key: Node | null, pointer: string): string {
    if (key === null) return '';
    if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    this.#diagnostics.push({
      code: 'yaml-key',
      severity: 'error',
      message: 'A key is not plain text; JSON has no such keys.',
      place: this.#place(pointer, key.range?.[0] ?? 0, key.range?.[1] ?? 0),
      remedy: 'Write the key as text.',
    });
    return '';
  }

  #follow(anchor: string, where: { pointer: string; at: number; depth: number }): Converted {
    const target = this.#anchors.get(anchor);
    if (target === 'open') {
      throw new LimitReached({
        code: 'yaml-alias-cycle',
        severity: 'error',
        message: `The alias *${anchor} stands inside the value it repeats, so the value has no end.`,
        place: this.#place(where.pointer, where.at, where.at + anchor.length + 1),
        remedy: 'Write the value out, or use a $ref.',
      });
    }
    if (target !== undefined) {
      if (where.depth + target.depth > this.#context.limits.depth) {
        throw new LimitReached(this.#tooDeep(where.pointer, where.at));
      }
      return target;
    }
    this.#diagnostics.push({
      code: 'yaml-syntax',
      severity: 'error',
      message: `The alias *${anchor} has no anchor before it.`,
      place: this.#place(where.pointer, where.at, where.at + anchor.length + 1),
      remedy: `Define &${anchor} before it is used.`,
    });
    return { value: null, nodes: 1, depth: 1 };
  }

  #add(total: { nodes: number; depth: number }, child: Converted, where: { pointer: string; at: number }): void {
    total.nodes += child.nodes;
    total.depth = Math.max(total.depth, child.depth);
    if (total.nodes <= this.#context.limits.nodes) return;
    throw new LimitReached({
      code: 'source-too-many-values',
      severity: 'error',
      message: `With its aliases written out the document has more than ${this.#context.limits.nodes} values.`,
      place: this.#place(where.pointer, where.at, where.at),
      remedy: 'Use $ref instead of nested aliases, or split the definition.',
    });
  }

  #duplicate(found: { name: string; place: string; first: number; start: number; end: number }): void {
    const first = this.#context.lines.lineAt(found.first);
    this.#diagnostics.push({
      code: 'source-duplicate-key',
      severity: 'warning',
      message: `The name ${JSON.stringify(found.name)} stands twice in one object; the last one counts (first at line ${first.line}, column ${first.column}).`,
      place: this.#place(found.place, found.start, found.end),
      remedy: 'Remove one of the two, or give it another name.',
    });
  }

  #tooDeep(pointer: string, at: number): Diagnostic {
    return {
      code: 'source-too-deep',
      severity: 'error',
      message: `Objects and lists are nested more than ${this.#context.limits.depth} deep.`,
      place: this.#place(pointer, at, at),
      remedy: 'Give a definition that is nested less deeply.',
    };
  }

  #place(pointer: string, start: number, end: number): Place {
    const from = this.#context.lines.lineAt(start);
    const to = this.#context.lines.lineAt(Math.max(start, end));
    return {
      file: this.#context.fileName,
      pointer,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  }
}

function define(members: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name === '__proto__') {
    Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
  } else members[name] = value;
}

/** A YAML scalar as JSON. Numbers that JSON cannot carry stay as they are written. */
function toJson(value: unknown, source: string | undefined): JsonValue {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : (source ?? String(value));
  return source ?? '';
}
