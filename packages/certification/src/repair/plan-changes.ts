import type { JsonValue } from '@tenon/connector';
import { type Node, parseTree } from 'jsonc-parser';
import type { Edit } from '../review/rule.ts';
import { isObject } from '../survey/json.ts';
import { pathOf, type Spot } from '../survey/spot.ts';
import { differenceOf, type TextChange, withoutOverlaps } from './text-change.ts';
import { layoutOf, type TextLayout, writeValue } from './text-layout.ts';

/**
 * Turns edits of a document into changes of its text that leave everything else as it is: order, indentation, line
 * ends and comments. Of two edits of one place the first wins; the other is left for the next round.
 */
export function planChanges(text: string, edits: readonly Edit[]): readonly TextChange[] {
  const whole = edits.find((edit) => edit.kind === 'text' && edit.text !== text);
  if (whole?.kind === 'text') return differenceOf(text, whole.text);
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (root === undefined) return [];
  const planner = new Planner(text, root);
  for (const edit of edits) planner.add(edit);
  return planner.changes();
}

interface Container {
  readonly node: Node;
  readonly removed: Set<Node>;
  readonly added: Map<string, JsonValue>;
  readonly appended: JsonValue[];
}

class Planner {
  readonly #text: string;
  readonly #root: Node;
  readonly #layout: TextLayout;
  /** Between tokens of one line. */
  readonly #space: string;
  readonly #changes: TextChange[] = [];
  readonly #containers = new Map<Node, Container>();
  readonly #touched = new Set<string>();
  /** Members by their new names, and the members that give up theirs. */
  readonly #renamed = new Map<Node, { readonly holder: Node; readonly name: string }>();

  constructor(text: string, root: Node) {
    this.#text = text;
    this.#root = root;
    this.#layout = layoutOf(text);
    this.#space = this.#layout.isMinified ? '' : ' ';
  }

  add(edit: Edit): void {
    if (edit.kind === 'text') return;
    const path = pathOf(edit.at);
    const isAppend = edit.kind === 'set' && typeof path.at(-1) === 'number';
    const key = `${edit.kind} ${JSON.stringify(path)}`;
    if (this.#touched.has(key) && !isAppend) return;
    this.#touched.add(key);
    if (edit.kind === 'set') this.#set(path, edit.value);
    else this.#change(edit);
  }

  changes(): TextChange[] {
    for (const container of this.#containers.values()) this.#changes.push(...this.#changesOf(container));
    return withoutOverlaps(this.#changes);
  }

  #change(
    edit:
      | { readonly kind: 'remove'; readonly at: Spot }
      | { readonly kind: 'rename'; readonly at: Spot; readonly name: string },
  ): void {
    const node = nodeAt(this.#root, pathOf(edit.at));
    if (node?.parent === undefined) return;
    if (edit.kind === 'rename') {
      const name = node.parent.type === 'property' ? node.parent.children?.[0] : undefined;
      const holder = node.parent.parent;
      if (name === undefined || holder === undefined) return;
      this.#renamed.set(node, { holder, name: edit.name });
      this.#changes.push({ start: name.offset, end: name.offset + name.length, text: JSON.stringify(edit.name) });
      return;
    }
    const member = node.parent.type === 'property' ? node.parent : node;
    if (member.parent) this.#containerOf(member.parent).removed.add(member);
  }

  #set(path: readonly (string | number)[], value: JsonValue): void {
    const node = nodeAt(this.#root, [...path]);
    if (node !== undefined && !this.#renamed.has(node)) {
      const indent = this.#layout.indentAt(this.#text, node.offset);
      const end = node.offset + node.length;
      this.#changes.push({ start: node.offset, end, text: writeValue(value, this.#layout, indent) });
      return;
    }
    const key = path.at(-1);
    const around = path.slice(0, -1);
    const parent = around.length === 0 ? this.#root : nodeAt(this.#root, around);
    if (key === undefined) return;
    if (parent === undefined) this.#set(around, typeof key === 'number' ? [value] : { [key]: value });
    else if (parent.type === 'array' && typeof key === 'number') this.#containerOf(parent).appended.push(value);
    else if (parent.type === 'object') this.#addMember(parent, String(key), value);
  }

  #addMember(parent: Node, key: string, value: JsonValue): void {
    for (const { holder, name } of this.#renamed.values()) if (holder === parent && name === key) return;
    const { added } = this.#containerOf(parent);
    const earlier = added.get(key);
    if (earlier === undefined) added.set(key, value);
    else if (isObject(earlier) && isObject(value)) added.set(key, { ...earlier, ...value });
  }

  #containerOf(node: Node): Container {
    let container = this.#containers.get(node);
    if (container === undefined) {
      container = { node, removed: new Set(), added: new Map(), appended: [] };
      this.#containers.set(node, container);
    }
    return container;
  }

  #changesOf({ node, removed, added, appended }: Container): TextChange[] {
    const members = node.children ?? [];
    const kept = members.filter((member) => !removed.has(member));
    const changes = removals(members, removed, node);
    const texts = (indent: string | undefined): string[] => [
      ...[...added].map(
        ([key, value]) => `${JSON.stringify(key)}:${this.#space}${writeValue(value, this.#layout, indent)}`,
      ),
      ...appended.map((value) => writeValue(value, this.#layout, indent)),
    ];
    if (added.size + appended.length === 0) return changes;
    const last = kept.at(-1);
    if (last === undefined) return [this.#rewrite(node, texts)];
    const indent = this.#layout.ownIndent(this.#text, last.offset);
    const gap = indent === undefined ? this.#space : `${this.#layout.eol}${indent}`;
    const insertion = texts(indent)
      .map((text) => `,${gap}${text}`)
      .join('');
    const at = last.offset + last.length;
    const following = changes.find((change) => change.start === at);
    if (following === undefined) return [...changes, { start: at, end: at, text: insertion }];
    return changes.map((change) => (change === following ? { ...change, text: insertion } : change));
  }

  /** An empty object or list, or one that loses everything it has. */
  #rewrite(node: Node, texts: (indent: string | undefined) => string[]): TextChange {
    const outer = this.#layout.indentAt(this.#text, node.offset);
    const inner = outer === undefined ? undefined : `${outer}${this.#layout.unit}`;
    const [open, close] = node.type === 'array' ? ['[', ']'] : ['{', '}'];
    const gap = inner === undefined ? '' : `${this.#layout.eol}${inner}`;
    const end = outer === undefined ? '' : `${this.#layout.eol}${outer}`;
    const inside = texts(inner).join(inner === undefined ? `,${this.#space}` : `,${gap}`);
    return { start: node.offset, end: node.offset + node.length, text: `${open}${gap}${inside}${end}${close}` };
  }
}

/** The node at a path. Of two members of one name the last is the one that counts. */
function nodeAt(root: Node, path: readonly (string | number)[]): Node | undefined {
  let node: Node | undefined = root;
  for (const key of path) {
    if (typeof key === 'number') node = node?.children?.[key];
    else node = node?.children?.findLast(({ children }) => children?.[0]?.value === key)?.children?.[1];
  }
  return node;
}

/** Takes runs of members out together with one of the commas beside them. */
function removals(members: readonly Node[], removed: ReadonlySet<Node>, container: Node): TextChange[] {
  const changes: TextChange[] = [];
  for (let first = 0; first < members.length; first += 1) {
    const start = members[first];
    if (start === undefined || !removed.has(start)) continue;
    let last = first;
    while (last + 1 < members.length && removed.has(members[last + 1] as Node)) last += 1;
    const before = members[first - 1];
    const after = members[last + 1];
    const end = members[last] ?? start;
    if (after !== undefined) changes.push({ start: start.offset, end: after.offset, text: '' });
    else if (before !== undefined) {
      changes.push({ start: before.offset + before.length, end: end.offset + end.length, text: '' });
    } else changes.push({ start: container.offset + 1, end: container.offset + container.length - 1, text: '' });
    first = last;
  }
  return changes;
}
