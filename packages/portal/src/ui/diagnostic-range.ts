import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import type { ShownPlace } from './shown-diagnostic.ts';

/** The stretch of text a place means: by line and column, or else by following its JSON pointer as far as it leads. */
export function rangeOfPlace(
  state: EditorState,
  place: ShownPlace | undefined,
): { readonly from: number; readonly to: number } {
  if (place?.line !== undefined) {
    const from = offset(state, place.line, place.column ?? 1);
    const to = place.endLine === undefined ? wordEnd(state, from) : offset(state, place.endLine, place.endColumn ?? 1);
    return { from, to: Math.max(from, to) };
  }
  if (place?.pointer !== undefined) return rangeOfPointer(state, place.pointer);
  return { from: 0, to: Math.min(1, state.doc.length) };
}

function offset(state: EditorState, line: number, column: number): number {
  const found = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return Math.min(found.from + Math.max(0, column - 1), found.to);
}

function wordEnd(state: EditorState, from: number): number {
  return state.wordAt(from)?.to ?? Math.min(from + 1, state.doc.length);
}

const mostParsingMs = 200;

function rangeOfPointer(state: EditorState, pointer: string): { readonly from: number; readonly to: number } {
  // Of a long text only the part that is seen has been parsed yet.
  const tree = ensureSyntaxTree(state, state.doc.length, mostParsingMs) ?? syntaxTree(state);
  let node: SyntaxNode | null = tree.topNode.firstChild;
  let range = { from: 0, to: Math.min(1, state.doc.length) };
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const found: { value: SyntaxNode | null; from: number; to: number } | undefined =
      node?.name === 'Object'
        ? member(state, node, key)
        : node?.name === 'Array'
          ? element(node, Number(key))
          : undefined;
    if (found === undefined) return range;
    range = { from: found.from, to: found.to };
    node = found.value;
  }
  return range;
}

function member(state: EditorState, object: SyntaxNode, key: string) {
  for (const property of object.getChildren('Property')) {
    const name = property.getChild('PropertyName');
    if (name === null || state.sliceDoc(name.from, name.to) !== JSON.stringify(key)) continue;
    return { value: property.lastChild, from: name.from, to: name.to };
  }
  return undefined;
}

function element(array: SyntaxNode, index: number) {
  let at = -1;
  for (let child = array.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === '[' || child.name === ']' || child.name === ',') continue;
    at += 1;
    if (at === index) return { value: child, from: child.from, to: Math.min(child.to, child.from + 200) };
  }
  return undefined;
}
