import type { SourceDocument } from '@tenon/connector';
import { applyEdits, type FormattingOptions, modify } from 'jsonc-parser';
import { parseDocument } from 'yaml';

/** A change of one place in a document: its new value, or undefined to remove it. What is missing on the way is made. */
export interface DocumentEdit {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** The text of a JSON or YAML document after the edits; what they do not touch keeps its form, order and comments. */
export function editDocument(source: Pick<SourceDocument, 'format' | 'text'>, edits: readonly DocumentEdit[]): string {
  return source.format === 'json' ? editJson(source.text, edits) : editYaml(source.text, edits);
}

/** The path of a JSON Pointer in a value: steps into lists become numbers. */
export function toPath(pointer: string, root: unknown): readonly (string | number)[] {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const path: (string | number)[] = [];
  let value = root;
  for (const name of names) {
    const step = Array.isArray(value) ? Number(name) : name;
    path.push(step);
    value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
  }
  return path;
}

function editJson(text: string, edits: readonly DocumentEdit[]): string {
  const formattingOptions = formattingOf(text);
  return edits.reduce(
    (edited, { path, value }) =>
      // What is removed needs no layout, and asking for one would lay out what is around it anew.
      applyEdits(edited, modify(edited, [...path], value, value === undefined ? {} : { formattingOptions })),
    text,
  );
}

/** New lines are indented as the first indented line is. */
function formattingOf(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

function editYaml(text: string, edits: readonly DocumentEdit[]): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  for (const { path, value } of edits) {
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}
