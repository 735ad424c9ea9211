import type { JsonValue, SourceDocument } from '@tenon/connector';
import { getNodeValue, type Node, parseTree } from 'jsonc-parser';
import { editDocument } from './edit-document.ts';

/** The way to a member: names of members and places in lists. */
type Path = readonly (string | number)[];

/** Says whether the member at a path, with its value, is to go. */
type IsToGo = (path: Path, value: unknown) => boolean;

/**
 * The text of a JSON or YAML document without the members that are to go. The rest of a JSON document keeps its form, and a name that
 * stands twice is judged each time. A YAML document that says things by reference is written anew where members of it go.
 */
export function removeMembers(document: Pick<SourceDocument, 'format' | 'text' | 'value'>, isToGo: IsToGo): string {
  return document.format === 'json' ? removeFromJson(document.text, isToGo) : removeFromYaml(document, isToGo);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function removeFromJson(text: string, isToGo: IsToGo): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (root === undefined) return text;
  let kept = '';
  let at = 0;
  for (const { start, end } of rangesToGo(root, [], isToGo)) {
    kept += text.slice(at, start);
    at = end;
  }
  return kept + text.slice(at);
}

/** What is to go below a node, in the order of the text. */
function rangesToGo(node: Node, path: Path, isToGo: IsToGo): readonly Range[] {
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((item, index) => rangesToGo(item, [...path, index], isToGo));
  if (node.type !== 'object') return [];
  const members = children.map((member) => {
    const [name, value] = member.children ?? [];
    const own = [...path, String(name?.value)];
    return { start: member.offset, end: member.offset + member.length, own, value, goes: isGoing(value, own, isToGo) };
  });
  const lastKept = members.findLastIndex(({ goes }) => !goes);
  const ranges: Range[] = [];
  members.forEach(({ start, goes, own, value }, index) => {
    const next = members[index + 1];
    if (!goes) ranges.push(...(value === undefined ? [] : rangesToGo(value, own, isToGo)));
    // A member goes with the comma behind it; the last ones go together with the comma before them.
    else if (index < lastKept && next !== undefined) ranges.push({ start, end: next.start });
    else if (index === lastKept + 1)
      ranges.push({ start: members[lastKept]?.end ?? start, end: members.at(-1)?.end ?? 0 });
  });
  return ranges;
}

function isGoing(value: Node | undefined, path: Path, isToGo: IsToGo): boolean {
  return value !== undefined && isToGo(path, getNodeValue(value));
}

function removeFromYaml({ text, value }: Pick<SourceDocument, 'text' | 'value'>, isToGo: IsToGo): string {
  const paths = pathsToGo(value, [], isToGo);
  if (paths.length === 0) return text;
  const saysByReference = /(?:^|[\s[{,:])[&*][^\s,[\]{}]/m.test(text);
  if (saysByReference) return `${JSON.stringify(without(value, [], isToGo), null, 2)}\n`;
  return editDocument(
    { format: 'yaml', text },
    paths.map((path) => ({ path, value: undefined })),
  );
}

function pathsToGo(value: JsonValue, path: Path, isToGo: IsToGo): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, item]) => {
    const own = [...path, isList ? Number(name) : name];
    return !isList && isToGo(own, item) ? [own] : pathsToGo(item ?? null, own, isToGo);
  });
}

function without(value: JsonValue, path: Path, isToGo: IsToGo): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => without(item, [...path, index], isToGo));
  const kept = Object.entries(value).filter(([name, item]) => !isToGo([...path, name], item));
  return Object.fromEntries(kept.map(([name, item]) => [name, without(item ?? null, [...path, name], isToGo)]));
}
