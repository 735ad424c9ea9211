import { type FunctionHelp, functionCatalogue } from './function-catalogue.ts';
import { scanToken, type Token } from './scan.ts';

/** The call that somebody is writing, with the argument they are at (from 0). */
export interface CallAt {
  readonly help: FunctionHelp;
  readonly argument: number;
}

/**
 * The innermost call of a known function around a position of a template string, for help while typing: the expression may
 * be unfinished or wrong. On the name of a function it is the call of that one. Undefined outside expressions.
 */
export function callAt(source: string, position: number): CallAt | undefined {
  for (const start of starts(source)) {
    const found = scanCalls(source, start, position);
    if (found.end >= position) return found.call;
  }
  return undefined;
}

/** Where expressions begin: behind the leading `@`, or behind each `@{`. */
function* starts(source: string): Generator<number> {
  if (source.startsWith('@@')) return;
  if (source.startsWith('@') && source[1] !== '{') {
    yield 1;
    return;
  }
  for (let at = source.indexOf('@{'); at >= 0; at = source.indexOf('@{', at + 2)) {
    if (source[at - 1] !== '@') yield at + 2;
  }
}

interface Open {
  readonly name: string | undefined;
  argument: number;
}

/** Reads the calls from a start up to the position, or to the end of the expression where that comes first. */
function scanCalls(
  source: string,
  start: number,
  position: number,
): { readonly end: number; readonly call: CallAt | undefined } {
  if (position < start) return { end: position, call: undefined };
  const open: Open[] = [];
  let before: Token | undefined;
  let at = start;
  for (;;) {
    const token = scanToken(source, at, source.length);
    const isName = token.kind === 'name' && token.offset <= position && position <= token.offset + token.length;
    if (isName && scanToken(source, token.offset + token.length, source.length).kind === '(') {
      const call = toCall({ name: token.content, argument: 0 });
      if (call) return { end: position, call };
    }
    if (token.kind === 'end' || token.kind === 'unclosed' || token.offset + token.length > position) {
      const hasEnded = token.kind === 'end' && token.length > 0 && token.offset < position;
      return { end: hasEnded ? token.offset : position, call: hasEnded ? undefined : innermost(open) };
    }
    if (token.kind === '(') open.push({ name: before?.kind === 'name' ? before.content : undefined, argument: 0 });
    else if (token.kind === '[') open.push({ name: undefined, argument: 0 });
    else if (token.kind === ')' || token.kind === ']') open.pop();
    else if (token.kind === ',') {
      const last = open.at(-1);
      if (last) last.argument += 1;
    }
    before = token;
    at = token.offset + token.length;
  }
}

function innermost(open: readonly Open[]): CallAt | undefined {
  for (const one of [...open].reverse()) {
    const call = toCall(one);
    if (call) return call;
  }
  return undefined;
}

function toCall({ name, argument }: Open): CallAt | undefined {
  const asked = name?.toLowerCase();
  const help = functionCatalogue.find((one) =>
    [one.name, ...one.aliases].some((spelling) => spelling.toLowerCase() === asked),
  );
  return help && { help, argument };
}
