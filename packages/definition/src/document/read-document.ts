import type { Diagnostic } from '@tenon/diagnostics';
import { type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser';
import { readValue } from '../value/read-value.ts';
import { isArray, isObject, type Value } from '../value/value.ts';
import type { Findings } from './findings.ts';
import { pointerTo } from './findings.ts';
import { lineStarts, position } from './locate-findings.ts';

/** How much text a definition may have: 20 MB, far above what the service accepts. */
export const MAX_DOCUMENT_LENGTH = 20_000_000;

/** The outcome of reading: a value, or what is wrong with the text. */
export type ReadDocument =
  | { readonly value: Value }
  | { readonly value: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Reads a JSON document. Names that come twice in one object are findings, since one of the two would be lost. */
export function readDocument(text: string, findings: Findings): ReadDocument {
  if (text.length > MAX_DOCUMENT_LENGTH) {
    return unreadable({
      code: 'document-too-large',
      message: `The document has ${text.length} characters; at most ${MAX_DOCUMENT_LENGTH} are read.`,
      remedy: 'Move constant data out of the definition.',
    });
  }
  try {
    const value = readValue(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    if (namesIn(text) !== namesOf(value)) findDuplicates(text, findings);
    return { value };
  } catch (error) {
    if (error instanceof SyntaxError) return { value: undefined, diagnostics: syntaxErrors(text, error) };
    if (error instanceof RangeError) {
      return unreadable({ code: 'document-too-deep', message: error.message, remedy: 'Flatten the document.' });
    }
    throw error;
  }
}

function unreadable(diagnostic: Omit<Diagnostic, 'severity'>): ReadDocument {
  return {
    value: undefined,
    diagnostics: [{ severity: 'error', place: { pointer: '', line: 1, column: 1 }, ...diagnostic }],
  };
}

/** The first thing that is wrong with the text; what follows from it would only confuse. */
function syntaxErrors(text: string, cause: SyntaxError): readonly Diagnostic[] {
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: false, disallowComments: true });
  const lines = lineStarts(text);
  if (errors.length === 0) errors.push({ error: 1, offset: 0, length: 1 });
  return errors.slice(0, 1).map(({ error, offset }) => ({
    code: 'invalid-json',
    severity: 'error',
    message:
      text.trim() === ''
        ? 'The document is empty.'
        : `The document is not JSON: ${wordsOf(printParseErrorCode(error)) || cause.message}.`,
    place: { pointer: '', ...position(lines, offset) },
    remedy: 'Correct the text at this place; comments and trailing commas are not allowed.',
  }));
}

/** `PropertyNameExpected` as `property name expected`. */
function wordsOf(code: string): string {
  return code.replace(/[A-Z]/g, (letter, at: number) => (at === 0 ? letter : ` ${letter}`)).toLowerCase();
}

function findDuplicates(text: string, findings: Findings): void {
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectProperty: (name, _offset, _length, _line, _character, path) => {
      const names = open.at(-1);
      if (names?.has(name)) {
        findings.error({
          code: 'duplicate-name',
          pointer: pointerTo('', ...path(), name),
          atName: true,
          message: `"${name}" comes twice in the same object.`,
          remedy: 'Rename or remove one of the two.',
        });
      }
      names?.add(name);
    },
    onObjectEnd: () => {
      open.pop();
    },
  });
}

/** How many names of members a JSON text holds; fewer in its value mean that some came twice. Cheaper than looking for them. */
function namesIn(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start !== -1; ) {
    let end = text.indexOf('"', start + 1);
    while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
    if (end === -1) return count;
    let next = end + 1;
    while (text.charCodeAt(next) <= 0x20) next += 1;
    if (text.charCodeAt(next) === COLON) count += 1;
    start = text.indexOf('"', next);
  }
  return count;
}

const COLON = 0x3a;

function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes += 1;
  return slashes % 2 === 1;
}

function namesOf(value: Value): number {
  let count = 0;
  const open: Value[] = [value];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one === null || typeof one !== 'object') continue;
    if (isArray(one)) {
      for (const item of one) if (typeof item === 'object') open.push(item);
    } else if (isObject(one)) {
      for (const name of Object.keys(one)) {
        count += 1;
        const member = one[name];
        if (typeof member === 'object') open.push(member);
      }
    }
  }
  return count;
}
