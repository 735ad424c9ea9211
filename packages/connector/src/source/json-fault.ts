import type { Diagnostic } from '@tenon/diagnostics';
import type { LineIndex } from './line-index.ts';

/** A deviation from strict JSON, and the edit that puts it right where one is safe. */
export interface JsonFault {
  readonly kind: JsonFaultKind;
  readonly start: number;
  readonly end: number;
  /** What stands there, or for a duplicate name the name itself. */
  readonly found: string;
  readonly edit?: TextEdit;
  readonly pointer: string;
  /** Where the first of two equal names stands. */
  readonly firstStart?: number;
}

/** Replaces a range of a text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The ways in which a text can fail to be strict JSON. */
export type JsonFaultKind =
  | 'json-empty'
  | 'json-trailing-comma'
  | 'json-extra-comma'
  | 'json-missing-comma'
  | 'json-missing-colon'
  | 'json-missing-value'
  | 'json-control-character'
  | 'json-comment'
  | 'json-unclosed-string'
  | 'json-unclosed'
  | 'json-mismatched-bracket'
  | 'json-text-after-end'
  | 'json-quotation-mark'
  | 'json-escape'
  | 'json-number'
  | 'json-number-rounded'
  | 'json-number-too-large'
  | 'json-unexpected'
  | 'json-blank'
  | 'source-too-deep'
  | 'source-duplicate-key'
  | 'source-duplicate-key-equal';

interface FaultText {
  readonly message: string;
  readonly remedy: string;
  readonly change: string;
}

const FAULTS: Readonly<Record<JsonFaultKind, FaultText>> = {
  'json-empty': {
    message: 'The file is empty.',
    remedy: 'Give a file that holds an API definition.',
    change: '',
  },
  'json-trailing-comma': {
    message: 'A comma is followed by a closing bracket.',
    remedy: 'Remove the comma.',
    change: 'removed a trailing comma',
  },
  'json-extra-comma': {
    message: 'There is a comma where a value or a name is expected.',
    remedy: 'Remove the comma.',
    change: 'removed a comma',
  },
  'json-missing-comma': {
    message: 'A comma is missing before {found}.',
    remedy: 'Add a comma after the value before it.',
    change: 'added a comma',
  },
  'json-missing-colon': {
    message: 'A colon is missing after a name, before {found}.',
    remedy: 'Add a colon after the name.',
    change: 'added a colon',
  },
  'json-missing-value': {
    message: 'A value is missing before {found}.',
    remedy: 'Write the value, or remove the name.',
    change: '',
  },
  'json-control-character': {
    message: 'A string holds the raw control character {found}.',
    remedy: 'Write it as an escape sequence, or remove it.',
    change: 'escaped a control character',
  },
  'json-comment': {
    message: 'JSON has no comments, but {found} is one.',
    remedy: 'Remove the comment.',
    change: 'removed a comment',
  },
  'json-unclosed-string': {
    message: 'The string {found} is not closed before the end of its line.',
    remedy: 'Add the closing quotation mark.',
    change: '',
  },
  'json-unclosed': {
    message: 'The file ends before {found} is closed.',
    remedy: 'Add the missing closing bracket, or see whether the file was cut off.',
    change: 'closed a bracket at the end of the file',
  },
  'json-mismatched-bracket': {
    message: 'The closing bracket {found} does not fit the opening one.',
    remedy: 'Balance the brackets.',
    change: '',
  },
  'json-text-after-end': {
    message: 'There is more text after the end of the document: {found}.',
    remedy: 'Keep one document in the file. The repaired text keeps the first.',
    change: 'removed the text after the first document',
  },
  'json-quotation-mark': {
    message: 'The text {found} is not in double quotation marks.',
    remedy: 'Put it in double quotation marks.',
    change: 'put a text in double quotation marks',
  },
  'json-escape': {
    message: '{found} is not an escape sequence of JSON.',
    remedy: 'Write the backslash twice, or use one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.',
    change: 'doubled a backslash',
  },
  'json-number': {
    message: '{found} is not a number in the spelling of JSON.',
    remedy: 'Write it without a plus sign and leading zeros, with digits on both sides of the point.',
    change: 'respelt a number',
  },
  'json-number-rounded': {
    message: 'The number {found} has more digits than are kept; it is rounded where it is used.',
    remedy: 'Write it as text where each digit counts.',
    change: '',
  },
  'json-number-too-large': {
    message: 'The number {found} is larger than numbers can be; it is lost where the document is written anew.',
    remedy: 'Give a smaller number, or leave it out.',
    change: '',
  },
  'json-unexpected': {
    message: 'There is {found} where a value or a name is expected.',
    remedy: 'Remove it, or put it in double quotation marks.',
    change: '',
  },
  'json-blank': {
    message: '{found} is not white space in JSON.',
    remedy: 'Replace it by a plain space.',
    change: 'replaced an unusual space',
  },
  'source-too-deep': {
    message: 'Objects and lists are nested too deeply here.',
    remedy: 'Give a definition that is nested less deeply.',
    change: '',
  },
  'source-duplicate-key': {
    message: 'The name {found} stands twice in one object, with different values; the last one counts.',
    remedy: 'Remove one of the two, or give it another name.',
    change: '',
  },
  'source-duplicate-key-equal': {
    message: 'The name {found} stands twice in one object, with equal values.',
    remedy: 'Remove one of the two.',
    change: '',
  },
};

/** Faults that leave no doubt about what was meant, so that reading goes on with a warning. */
const MILD: ReadonlySet<JsonFaultKind> = new Set([
  'source-duplicate-key',
  'source-duplicate-key-equal',
  'json-number-too-large',
]);

/** A fault as a diagnostic with its place. */
export function toDiagnostic(fault: JsonFault, where: { fileName: string; lines: LineIndex }): Diagnostic {
  const text = FAULTS[fault.kind];
  const start = where.lines.lineAt(fault.start);
  const end = where.lines.lineAt(fault.end);
  const first = fault.firstStart === undefined ? undefined : where.lines.lineAt(fault.firstStart);
  const message = text.message.replace('{found}', () => fault.found);
  return {
    code: fault.kind,
    severity: fault.kind === 'json-number-rounded' ? 'info' : MILD.has(fault.kind) ? 'warning' : 'error',
    message: first ? `${message.slice(0, -1)} (first at line ${first.line}, column ${first.column}).` : message,
    place: {
      file: where.fileName,
      pointer: fault.pointer,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
    },
    remedy: text.remedy,
  };
}

/** The changes that the edits of the faults make, counted: `removed a trailing comma (3 times)`. */
export function describeChanges(faults: readonly JsonFault[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const fault of faults) {
    const { change } = FAULTS[fault.kind];
    if (fault.edit && change !== '') counts.set(change, (counts.get(change) ?? 0) + 1);
  }
  return [...counts].map(([change, count]) => (count === 1 ? change : `${change} (${count} times)`));
}

/** A text with edits applied; they do not overlap and are in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < from) continue;
    parts.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** A short quotation of a text for a message. */
export function quote(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return JSON.stringify(short);
}
