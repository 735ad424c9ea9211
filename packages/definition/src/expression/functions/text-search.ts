import type { Value } from '../../value/value.ts';
import { boundedArgument, textArgument } from '../arguments.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { upperCase } from './letter-case.ts';

/** The functions that look for one text in another, ignoring case. */
export const textSearchFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'pure',
    name: 'indexOf',
    family: 'text',
    parameters: 'text, searched',
    summary: 'Gives the first position of one text in another ignoring case, or -1.',
    example: "@indexOf('hello world', 'World')",
    evaluate: indexOf,
  },
  {
    kind: 'pure',
    name: 'lastIndexOf',
    family: 'text',
    parameters: 'text, searched',
    summary: 'Gives the last position of one text in another ignoring case, or -1.',
    example: "@lastIndexOf('hello world hello world', 'world')",
    evaluate: lastIndexOf,
  },
  {
    kind: 'pure',
    name: 'nthIndexOf',
    family: 'text',
    parameters: 'text, searched, occurrence',
    summary:
      'Gives the position of the n-th occurrence of a text ignoring case, or -1; a negative n counts from the end.',
    example: "@nthIndexOf('banana', 'an', 2)",
    evaluate: nthIndexOf,
  },
  {
    kind: 'pure',
    name: 'startsWith',
    family: 'text',
    parameters: 'text, searched',
    summary: 'Tells whether a text starts with another, ignoring case.',
    example: "@startsWith('hello world', 'Hello')",
    evaluate: startsWith,
  },
  {
    kind: 'pure',
    name: 'endsWith',
    family: 'text',
    parameters: 'text, searched',
    summary: 'Tells whether a text ends with another, ignoring case.',
    example: "@endsWith('hello world', 'WORLD')",
    evaluate: endsWith,
  },
];

function indexOf(text: Value, searched: Value): Value {
  return upperCase(textArgument('indexOf', 1, text)).indexOf(upperCase(textArgument('indexOf', 2, searched)));
}

function lastIndexOf(text: Value, searched: Value): Value {
  const source = upperCase(textArgument('lastIndexOf', 1, text));
  const wanted = upperCase(textArgument('lastIndexOf', 2, searched));
  return wanted === '' ? Math.max(0, source.length - 1) : source.lastIndexOf(wanted);
}

function nthIndexOf(text: Value, searched: Value, occurrence: Value): Value {
  const source = upperCase(textArgument('nthIndexOf', 1, text));
  const wanted = upperCase(textArgument('nthIndexOf', 2, searched));
  const count = boundedArgument('nthIndexOf', 3, occurrence);
  if (count === 0) return -1;
  if (wanted === '') return Math.abs(count) === 1 ? (count > 0 ? 0 : Math.max(0, source.length - 1)) : -1;
  return count > 0 ? fromStart(source, wanted, count) : fromEnd(source, wanted, -count);
}

function fromStart(source: string, wanted: string, count: number): number {
  let at = source.indexOf(wanted);
  for (let seen = 1; seen < count && at >= 0; seen += 1) at = source.indexOf(wanted, at + wanted.length);
  return at;
}

function fromEnd(source: string, wanted: string, count: number): number {
  let at = source.lastIndexOf(wanted);
  for (let seen = 1; seen < count && at >= 0; seen += 1) {
    at = at < wanted.length ? -1 : source.lastIndexOf(wanted, at - wanted.length);
  }
  return at;
}

function startsWith(text: Value, searched: Value): Value {
  const source = textArgument('startsWith', 1, text);
  const wanted = textArgument('startsWith', 2, searched);
  return source.startsWith(wanted) || upperCase(source).startsWith(upperCase(wanted));
}

function endsWith(text: Value, searched: Value): Value {
  const source = textArgument('endsWith', 1, text);
  const wanted = textArgument('endsWith', 2, searched);
  return source.endsWith(wanted) || upperCase(source).endsWith(upperCase(wanted));
}
