import type { Diagnostic } from '@tenon/diagnostics';
import { type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser';
import { readValue } from '../value/read-value.ts';
import type { Value } from '../value/value.ts';
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
    findDuplicates(text, findings);
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

function syntaxErrors(text: string, cause: SyntaxError): readonly Diagnostic[] {
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: false, disallowComments: true });
  const lines = lineStarts(text);
  if (errors.length === 0) errors.push({ error: 1, offset: 0, length: 1 });
  return errors.slice(0, MOST_SYNTAX_ERRORS).map(({ error, offset }) => ({
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

const MOST_SYNTAX_ERRORS = 20;

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
