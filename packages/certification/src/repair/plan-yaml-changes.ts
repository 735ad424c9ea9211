import { type JsonValue, readSource, type SourceDocument } from '@tenon/connector';
import type { Edit } from '../review/rule.ts';
import { isList, isObject, isSameJson } from '../survey/json.ts';
import { below, pathOf, pointerOf, rootSpot } from '../survey/spot.ts';
import { editValue, valueAt } from './edit-value.ts';
import { applyChanges, differenceOf, type TextChange, withoutOverlaps } from './text-change.ts';
import { writeYamlBlock, writeYamlInline } from './write-yaml.ts';

/** A change of the text, the edits that it carries out, and how far in it stands. */
interface Planned extends TextChange {
  readonly edits: readonly Edit[];
  readonly indent: number;
}

/**
 * The same as `planChanges` for YAML, where all edits of a repair are made or none. What the text is after the changes is read
 * again: repairs that do not come to what they mean, such as those of what an alias repeats, are left out.
 */
export function planYamlChanges(source: SourceDocument, repairs: readonly (readonly Edit[])[]): readonly TextChange[] {
  const whole = repairs.flat().find((edit) => edit.kind === 'text' && edit.text !== source.text);
  if (whole?.kind === 'text') return differenceOf(source.text, whole.text);
  return planSafely(source, withoutRepeats(repairs));
}

/** The first repair of each place. */
function withoutRepeats(repairs: readonly (readonly Edit[])[]): readonly (readonly Edit[])[] {
  const seen = new Set<string>();
  return repairs.filter((edits) => {
    const places = edits.flatMap((edit) =>
      edit.kind === 'text' || (edit.kind === 'set' && typeof edit.at.key === 'number') ? [] : [pointerOf(edit.at)],
    );
    if (places.some((place) => seen.has(place))) return false;
    for (const place of places) seen.add(place);
    return true;
  });
}

function planSafely(source: SourceDocument, repairs: readonly (readonly Edit[])[]): readonly Planned[] {
  const planned = wholeRepairs(new YamlPlanner(source).plan(repairs.flat()), repairs);
  if (planned.length === 0 || comesTo(source, planned)) return planned;
  if (repairs.length === 1) return [];
  const middle = Math.ceil(repairs.length / 2);
  const first = planSafely(source, repairs.slice(0, middle));
  const second = planSafely(source, repairs.slice(middle));
  const both = wholeRepairs(inOrder([...first, ...second]), repairs);
  return comesTo(source, both) ? both : first.length > 0 ? first : second;
}

/** The changes without those of repairs that are not made as a whole. */
function wholeRepairs(planned: readonly Planned[], repairs: readonly (readonly Edit[])[]): readonly Planned[] {
  const made = new Set(planned.flatMap(({ edits }) => edits));
  const partial = new Set(repairs.filter((edits) => edits.some((edit) => !made.has(edit))).flat());
  const kept = planned.filter(({ edits }) => edits.every((edit) => !partial.has(edit)));
  return kept.length === planned.length ? planned : wholeRepairs(kept, repairs);
}

/** Whether the changed text is read as the value with the edits in it. */
function comesTo(source: SourceDocument, planned: readonly Planned[]): boolean {
  const { value, diagnostics } = readSource(applyChanges(source.text, planned), source.fileName);
  if (diagnostics.some(({ severity }) => severity === 'error')) return false;
  const edits = planned.flatMap((change) => change.edits);
  return isSameJson(value.value, editValue(source.value, edits));
}

/** What stands deeper comes first where several things are put in at one place. */
function inOrder(planned: readonly Planned[]): readonly Planned[] {
  return withoutOverlaps([...planned].sort((a, b) => b.indent - a.indent));
}

interface Member {
  readonly key: string | number;
  readonly start: number;
  readonly keyEnd: number;
  readonly end: number;
}

/** A member, or an item without a name, to be put behind the last one. */
interface Addition {
  readonly key?: string;
  readonly value: JsonValue;
  readonly edit: Edit;
}

interface Collection {
  readonly range: { readonly start: number; readonly end: number };
  readonly members: readonly Member[];
  /** Whether it stands between brackets. */
  readonly isFlow: boolean;
  readonly isList: boolean;
}

class YamlPlanner {
  readonly #source: SourceDocument;
  readonly #text: string;
  readonly #eol: string;
  readonly #planned: Planned[] = [];
  /** Members that give up their names. */
  readonly #renamed = new Set<string>();
  readonly #containers = new Map<string, { readonly removals: Edit[]; readonly additions: Addition[] }>();

  constructor(source: SourceDocument) {
    this.#source = source;
    this.#text = source.text;
    this.#eol = source.text.includes('\r\n') ? '\r\n' : '\n';
  }

  plan(edits: readonly Edit[]): readonly Planned[] {
    for (const edit of edits) {
      if (edit.kind === 'text') continue;
      const pointer = pointerOf(edit.at);
      if (edit.kind === 'set') this.#set(pathOf(edit.at), edit.value, edit);
      else if (edit.kind === 'rename') this.#rename(pointer, edit);
      else this.#containerOf(pointer.slice(0, pointer.lastIndexOf('/'))).removals.push(edit);
    }
    for (const [around, { removals, additions }] of this.#containers)
      this.#changeContainer(around, removals, additions);
    return inOrder(this.#planned);
  }

  #containerOf(pointer: string): { readonly removals: Edit[]; readonly additions: Addition[] } {
    const known = this.#containers.get(pointer) ?? { removals: [], additions: [] };
    this.#containers.set(pointer, known);
    return known;
  }

  #add(change: TextChange, edits: readonly Edit[], indent = 0): void {
    this.#planned.push({ ...change, edits, indent });
  }

  #rename(pointer: string, edit: Extract<Edit, { kind: 'rename' }>): void {
    const range = this.#source.range(pointer, 'key');
    const isQuoted = range !== undefined && /["']/.test(this.#text[range.start] ?? '');
    const text = isQuoted ? JSON.stringify(edit.name) : writeYamlInline(edit.name);
    if (range === undefined) return;
    this.#renamed.add(pointer);
    this.#add({ ...range, text }, [edit]);
  }

  #set(path: readonly (string | number)[], value: JsonValue, edit: Edit): void {
    const key = path.at(-1);
    if (key === undefined) return;
    const isFree = this.#renamed.has(toPointer(path));
    if (!isFree && valueAt(this.#source.value, toPointer(path)) !== undefined) {
      const range = this.#source.range(toPointer(path));
      if (range === undefined) {
        this.#containerOf(toPointer(path.slice(0, -1))).additions.push({ key: String(key), value, edit });
        return;
      }
      const gap = range.start === range.end && this.#text[range.start - 1] === ':' ? ' ' : '';
      this.#add({ ...range, text: `${gap}${writeYamlInline(value)}` }, [edit]);
      return;
    }
    const around = path.slice(0, -1);
    const container = this.#valueAt(toPointer(around));
    if (container === undefined) this.#set(around, typeof key === 'number' ? [value] : { [key]: value }, edit);
    else if (isList(container) && typeof key === 'number')
      this.#containerOf(toPointer(around)).additions.push({ value, edit });
    else if (isObject(container))
      this.#containerOf(toPointer(around)).additions.push({ key: String(key), value, edit });
  }

  #changeContainer(pointer: string, removals: readonly Edit[], additions: readonly Addition[]): void {
    const range = pointer === '' ? { start: 0, end: this.#text.length } : this.#source.range(pointer);
    if (range === undefined) return;
    const members = this.#membersOf(pointer, range);
    const before = pointer === '' ? this.#text.slice(0, members[0]?.start).trimEnd().at(-1) : this.#text[range.start];
    const isFlow = before === '{' || before === '[';
    const names = new Set(removals.map((edit) => (edit.kind === 'text' ? '' : String(edit.at.key))));
    if (members.every(({ key }) => names.has(String(key)))) {
      this.#rewrite({ range, members, isFlow, isList: isList(this.#valueAt(pointer)) }, removals, additions);
      return;
    }
    for (const edit of removals) {
      const index = edit.kind === 'text' ? -1 : members.findIndex(({ key }) => key === edit.at.key);
      if (index >= 0)
        this.#add({ ...(isFlow ? flowRange(members, index) : this.#blockRange(members, index)), text: '' }, [edit]);
    }
    for (const { edit, ...added } of additions) {
      if (isFlow) this.#appendInline(members, added, edit);
      else this.#appendBlock(members, added, edit);
    }
  }

  /** A collection that is empty, or loses everything it has. */
  #rewrite(
    { range, members, isFlow, isList: isItems }: Collection,
    removals: readonly Edit[],
    additions: readonly Addition[],
  ): void {
    const edits = [...removals, ...additions.map(({ edit }) => edit)];
    if (edits.length === 0) return;
    const [first] = members;
    if (isFlow || first === undefined || additions.length === 0) {
      const inline = additions.map(inlineOf).join(', ');
      const text = isItems ? `[${inline}]` : inline === '' ? '{}' : `{ ${inline} }`;
      this.#add({ ...range, text }, edits);
      return;
    }
    const indent = ' '.repeat(this.#columnOf(first));
    const text = additions.flatMap(blockOf).join(`${this.#eol}${indent}`);
    const start = isItems ? this.#dashOf(first.start) : first.start;
    const end = Math.max(...members.map((member) => Math.max(member.end, member.keyEnd)));
    this.#add({ start, end, text: this.#text[end - 1] === '\n' ? `${text}${this.#eol}` : text }, edits);
  }

  #appendInline(members: readonly Member[], added: Omit<Addition, 'edit'>, edit: Edit): void {
    const end = members.at(-1)?.end;
    if (end !== undefined) this.#add({ start: end, end, text: `, ${inlineOf(added)}` }, [edit]);
  }

  #appendBlock(members: readonly Member[], addition: Omit<Addition, 'edit'>, edit: Edit): void {
    const [first] = members;
    const last = members.at(-1);
    if (!first || !last) return;
    const indent = this.#columnOf(first);
    const text = blockOf(addition)
      .map((line) => `${' '.repeat(indent)}${line}`)
      .join(this.#eol);
    const end = Math.max(last.end, last.keyEnd);
    const next = this.#text[end - 1] === '\n' ? end : this.#text.indexOf('\n', end) + 1;
    const at = next === 0 ? this.#text.length : next;
    const added = next === 0 ? `${this.#eol}${text}` : `${text}${this.#eol}`;
    this.#add({ start: at, end: at, text: added }, [edit], indent);
  }

  /** The lines of a member; from its name to the next one where something stands before it on its line. */
  #blockRange(members: readonly Member[], index: number): { start: number; end: number } {
    const member = members[index] ?? { key: '', start: 0, keyEnd: 0, end: 0 };
    const next = members[index + 1];
    const lineStart = this.#text.lastIndexOf('\n', member.start - 1) + 1;
    const dash = typeof member.key === 'number' ? this.#dashOf(member.start) : member.start;
    const isFirstOnLine = this.#text.slice(lineStart, dash).trim() === '';
    if (!isFirstOnLine && next) {
      const nextDash = typeof next.key === 'number' ? this.#dashOf(next.start) : next.start;
      return { start: dash, end: nextDash };
    }
    const end = Math.max(member.end, member.keyEnd);
    const start = this.#text.lastIndexOf('\n', dash - 1) + 1;
    if (this.#text[end - 1] === '\n') return { start, end };
    const lineEnd = this.#text.indexOf('\n', end);
    return { start, end: lineEnd < 0 ? this.#text.length : lineEnd + 1 };
  }

  #dashOf(start: number): number {
    return this.#text.lastIndexOf('-', Math.max(start - 1, 0));
  }

  #columnOf(member: Member): number {
    const at = typeof member.key === 'number' ? this.#dashOf(member.start) : member.start;
    return at - (this.#text.lastIndexOf('\n', at - 1) + 1);
  }

  #valueAt(pointer: string): JsonValue | undefined {
    return valueAt(this.#source.value, pointer);
  }

  /** What stands in the text of an object or list, in its order; not what it merges. */
  #membersOf(pointer: string, range: { start: number; end: number }): readonly Member[] {
    const container = this.#valueAt(pointer);
    const keys: readonly (string | number)[] = isList(container)
      ? [...container.keys()]
      : isObject(container)
        ? Object.keys(container)
        : [];
    const members = keys.flatMap((key): readonly Member[] => {
      const inner = `${pointer}${toPointer([key])}`;
      const value = this.#source.range(inner);
      const name = typeof key === 'number' ? value : this.#source.range(inner, 'key');
      if (!value || !name || name.start < range.start || name.start > range.end) return [];
      return [{ key, start: name.start, keyEnd: typeof key === 'number' ? name.end : name.end + 1, end: value.end }];
    });
    return members.sort((a, b) => a.start - b.start);
  }
}

/** A member of a flow collection together with one of the commas beside it. */
function flowRange(members: readonly Member[], index: number): { start: number; end: number } {
  const member = members[index] ?? { start: 0, end: 0 };
  const next = members[index + 1];
  if (next) return { start: member.start, end: next.start };
  return { start: members[index - 1]?.end ?? member.start, end: member.end };
}

function toPointer(path: readonly (string | number)[]): string {
  return pointerOf(below(rootSpot('definition'), ...path));
}

function inlineOf({ key, value }: Omit<Addition, 'edit'>): string {
  return key === undefined ? writeYamlInline(value) : `${writeYamlInline(key)}: ${writeYamlInline(value)}`;
}

function blockOf({ key, value }: Omit<Addition, 'edit'>): readonly string[] {
  return writeYamlBlock(key === undefined ? [value] : { [key]: value });
}
