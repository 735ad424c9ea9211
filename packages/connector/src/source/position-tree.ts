import { listIndex } from './json-pointer.ts';
import type { SourceRange } from './source-document.ts';

/** Numbers kept for each node: start and end of its name (or -1), start and end of its value, and the node after its subtree. */
const FIELDS = 5;

/** The names of an object with more members than this are looked up in a map instead of one by one. */
const SMALL_OBJECT = 8;

/** Items up to this one are counted off instead. */
const SMALL_LIST = 32;

/**
 * Where each node of a document stands in its text, in document order, as numbers in one array: about twenty bytes a
 * node, so that positions of large documents stay cheap.
 */
export interface PositionTree {
  readonly numbers: Int32Array;
  readonly count: number;
  /** The decoded name of a member; text that is not escaped is read from the source. */
  readonly names: ReadonlyMap<number, string>;
  readonly text: string;
}

/** Collects the positions of nodes while a text is read in document order. */
export class PositionWriter {
  #numbers = new Int32Array(1024 * FIELDS);
  #count = 0;
  readonly #names = new Map<number, string>();

  /** Opens a node; `keyStart` is -1 for items of a list and the root. The name is given only where the text shows it escaped. */
  open(keyStart: number, keyEnd: number, decodedName?: string): number {
    const node = this.#count;
    this.#count += 1;
    if (this.#count * FIELDS > this.#numbers.length) {
      const larger = new Int32Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    const at = node * FIELDS;
    this.#numbers[at] = keyStart;
    this.#numbers[at + 1] = keyEnd;
    if (decodedName !== undefined) this.#names.set(node, decodedName);
    return node;
  }

  /** Closes a node whose value stands at the given offsets. */
  close(node: number, start: number, end: number): void {
    const at = node * FIELDS;
    this.#numbers[at + 2] = start;
    this.#numbers[at + 3] = end;
    this.#numbers[at + 4] = this.#count;
  }

  /** The finished tree over its text. */
  finish(text: string): PositionTree {
    return { numbers: this.#numbers, count: this.#count, names: this.#names, text };
  }
}

/** Finds nodes of one tree by name and tells where they stand; the root is node 0. Remembers the members of large objects. */
export class PositionFinder {
  readonly #tree: PositionTree;
  readonly #members = new Map<number, Map<string, number>>();

  constructor(tree: PositionTree) {
    this.#tree = tree;
  }

  /** The node of the member or item of that name below a node; undefined if there is none. */
  child(parent: number, name: string | number): number | undefined {
    return typeof name === 'number' ? this.#item(parent, name) : this.#child(parent, name);
  }

  /** The offsets of the name or value of a node. */
  rangeOf(node: number, part: 'value' | 'key'): SourceRange {
    const at = node * FIELDS;
    const { numbers, count } = this.#tree;
    if (count === 0) return { start: 0, end: 0 };
    const keyStart = numbers[at] ?? -1;
    if (part === 'key' && keyStart >= 0) return { start: keyStart, end: numbers[at + 1] ?? keyStart };
    return { start: numbers[at + 2] ?? 0, end: numbers[at + 3] ?? 0 };
  }

  /** An index of a list names an item; anything else is looked up as the name of a member. */
  #item(parent: number, index: number): number | undefined {
    const first = parent + 1;
    const end = this.#after(parent);
    if (first >= end || this.#isMember(first) || index >= SMALL_LIST) return this.#child(parent, String(index));
    let item = first;
    for (let left = index; left > 0 && item < end; left -= 1) item = this.#after(item);
    return item < end ? item : undefined;
  }

  #child(parent: number, name: string): number | undefined {
    const known = this.#members.get(parent);
    if (known) return known.get(name);
    const end = this.#after(parent);
    const first = parent + 1;
    if (first >= end) return undefined;
    const isObject = this.#isMember(first);
    const wanted = isObject ? -1 : listIndex(name);
    let found: number | undefined;
    let index = 0;
    for (let child = first; child < end; child = this.#after(child)) {
      if (index === SMALL_OBJECT) return this.#remember(parent, isObject).get(name);
      // Of two members of one name the last counts.
      if (isObject ? this.#isNamed(child, name) : index === wanted) found = child;
      index += 1;
    }
    return found;
  }

  #remember(parent: number, isObject: boolean): Map<string, number> {
    const byName = new Map<string, number>();
    const end = this.#after(parent);
    for (let child = parent + 1; child < end; child = this.#after(child))
      byName.set(isObject ? this.#nameOf(child) : String(byName.size), child);
    this.#members.set(parent, byName);
    return byName;
  }

  #isMember(node: number): boolean {
    return (this.#tree.numbers[node * FIELDS] ?? -1) >= 0;
  }

  /** Whether a member has a name, without making a text of what stands there. */
  #isNamed(node: number, name: string): boolean {
    const { numbers, names, text } = this.#tree;
    const decoded = names.size === 0 ? undefined : names.get(node);
    if (decoded !== undefined) return decoded === name;
    const start = numbers[node * FIELDS] ?? 0;
    const quotes = text.charCodeAt(start) === 34 ? 1 : 0;
    const end = numbers[node * FIELDS + 1] ?? 0;
    return end - start - 2 * quotes === name.length && text.startsWith(name, start + quotes);
  }

  #after(node: number): number {
    return this.#tree.numbers[node * FIELDS + 4] ?? this.#tree.count;
  }

  #nameOf(node: number): string {
    const decoded = this.#tree.names.get(node);
    if (decoded !== undefined) return decoded;
    const { numbers, text } = this.#tree;
    const at = node * FIELDS;
    const start = numbers[at] ?? 0;
    const end = numbers[at + 1] ?? 0;
    const first = text[start];
    return first === '"' ? text.slice(start + 1, end - 1) : text.slice(start, end);
  }
}
