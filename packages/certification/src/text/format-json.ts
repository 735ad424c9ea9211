import { applyEdits, format } from 'jsonc-parser';

/** A JSON text, indented with four spaces. */
export function formatJson(text: string): string {
  const edits = format(text, undefined, { insertSpaces: true, tabSize: 4, eol: '\n', insertFinalNewline: true });
  return applyEdits(text, edits);
}
