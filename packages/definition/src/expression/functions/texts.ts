import { MAX_TEXT_LENGTH } from '../../value/limits.ts';
import type { Value } from '../../value/value.ts';
import { trimWhiteSpace } from '../../value/white-space.ts';
import { boundedArgument, integerArgument, textArgument, wrongArgument } from '../arguments.ts';
import { EvaluationFailure } from '../evaluation-failure.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { joinTexts } from '../join-texts.ts';
import type { Scope } from '../scope.ts';
import { formatGuid } from './format-guid.ts';
import { lowerCase, upperCase } from './letter-case.ts';

/** The functions on texts that most expressions use. */
export const textFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'lazy',
    name: 'concat',
    family: 'text',
    parameters: 'values...',
    summary: 'Joins the texts of all values.',
    example: "@concat('Hello, ', 'World')",
    compile: joinTexts,
  },
  {
    kind: 'pure',
    name: 'substring',
    family: 'text',
    parameters: 'text, start, length?',
    summary: 'Gives a part of a text, up to its end when no length is given.',
    example: "@substring('hello world', 6, 5)",
    evaluate: substring,
  },
  {
    kind: 'pure',
    name: 'slice',
    family: 'text',
    parameters: 'text, start, end?',
    summary: 'Gives a part of a text between two positions; negative ones count from the end.',
    example: "@slice('Hello World', 0, -6)",
    evaluate: slice,
  },
  {
    kind: 'pure',
    name: 'replace',
    family: 'text',
    parameters: 'text, old, new',
    summary: 'Replaces every occurrence of one text by another.',
    example: "@replace('the old text', 'old', 'new')",
    evaluate: replace,
  },
  {
    kind: 'reading',
    name: 'guid',
    family: 'text',
    parameters: 'format?',
    summary: 'Makes a new globally unique identifier.',
    example: "@guid('N')",
    evaluate: guid,
  },
  {
    kind: 'pure',
    name: 'toLower',
    family: 'text',
    parameters: 'text',
    summary: 'Gives the text in lower case.',
    example: "@toLower('Hello World')",
    evaluate: (text) => lowerCase(textArgument('toLower', 1, text)),
  },
  {
    kind: 'pure',
    name: 'toUpper',
    family: 'text',
    parameters: 'text',
    summary: 'Gives the text in upper case.',
    example: "@toUpper('Hello World')",
    evaluate: (text) => upperCase(textArgument('toUpper', 1, text)),
  },
  {
    kind: 'pure',
    name: 'split',
    family: 'text',
    parameters: 'text, separator',
    summary: 'Takes a text apart at every separator.',
    example: "@split('a,b,c', ',')",
    evaluate: split,
  },
  {
    kind: 'pure',
    name: 'trim',
    family: 'text',
    parameters: 'text',
    summary: 'Removes white space from both ends of a text.',
    example: "@trim(' Hello World  ')",
    evaluate: (text) => trimWhiteSpace(textArgument('trim', 1, text)),
  },
];

function substring(text: Value, start: Value, length?: Value): Value {
  const source = textArgument('substring', 1, text);
  const from = integerArgument('substring', 2, start);
  if (from < 0 || from >= source.length) {
    throw wrongArgument('substring', 2, `at least 0 and less than the length ${source.length} of the text`, start);
  }
  if (length === undefined) return source.slice(from);
  const count = integerArgument('substring', 3, length);
  if (count < 0 || from + count > source.length) {
    throw wrongArgument('substring', 3, `at least 0 and at most the remaining length ${source.length - from}`, length);
  }
  return source.slice(from, from + count);
}

function slice(text: Value, start: Value, end?: Value): Value {
  const source = textArgument('slice', 1, text);
  const to = end === undefined ? source.length : boundedArgument('slice', 3, end);
  return source.slice(boundedArgument('slice', 2, start), to);
}

function replace(text: Value, old: Value, by: Value): Value {
  const source = textArgument('replace', 1, text);
  const searched = textArgument('replace', 2, old);
  const replacement = textArgument('replace', 3, by);
  if (searched === '') throw wrongArgument('replace', 2, 'a text that is not empty', old);
  return replaceEvery(source, searched, replacement);
}

const WINDOW = 65_536;

/** Works through windows of the text: the engine's own replacing needs gigabytes when there are millions of matches. */
function replaceEvery(source: string, searched: string, replacement: string): string {
  let replaced = '';
  for (let at = 0; at < source.length; ) {
    const end = Math.min(source.length, at + WINDOW + searched.length);
    const pieces = source.slice(at, end).split(searched);
    const tail = end < source.length ? Math.min(pieces.at(-1)?.length ?? 0, searched.length - 1) : 0;
    const length = replaced.length + (end - at) + (pieces.length - 1) * (replacement.length - searched.length);
    if (length > MAX_TEXT_LENGTH) {
      throw new EvaluationFailure('too-large', `A text would have more than ${MAX_TEXT_LENGTH} characters.`);
    }
    const text = pieces.join(replacement);
    replaced += text.slice(0, text.length - tail);
    at = end - tail;
  }
  return replaced;
}

function guid(scope: Scope, format: Value = 'D'): Value {
  const style = textArgument('guid', 1, format);
  const formatted = formatGuid(scope.newGuid(), style);
  if (formatted === undefined) throw wrongArgument('guid', 1, "one of 'N', 'D', 'B', 'P' and 'X'", format);
  return formatted;
}

function split(text: Value, separator: Value): Value {
  const source = textArgument('split', 1, text);
  const by = textArgument('split', 2, separator);
  return by === '' ? [source] : source.split(by);
}
