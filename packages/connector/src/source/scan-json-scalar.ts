import type { JsonFaultKind, TextEdit } from './json-fault.ts';
import type { JsonValue } from './json-value.ts';

/** A string, number or word that was read, with what was wrong with it. */
export interface ScannedScalar<T> {
  readonly value: T;
  readonly end: number;
  readonly faults: readonly ScalarFault[];
}

interface ScalarFault {
  readonly kind: JsonFaultKind;
  readonly start: number;
  readonly end: number;
  readonly found?: string;
  readonly edit?: TextEdit;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Reads the string that begins at `start` with a double (or, as a fault, a single) quotation mark. */
export function scanString(text: string, start: number): ScannedScalar<string> {
  const mark = text[start] ?? '"';
  const faults: ScalarFault[] = [];
  const parts: string[] = [];
  let from = start + 1;
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === mark.charCodeAt(0)) break;
    if (code === 0x5c) {
      parts.push(text.slice(from, at));
      const sequence = readEscape(text, at, mark);
      parts.push(sequence.value);
      faults.push(...sequence.faults);
      at = sequence.end - 1;
      from = sequence.end;
    } else if (code < 0x20) {
      if (endsLine(code) && !closesLater(text, at, mark)) return unclosed(text, { start, at, parts, from, faults });
      faults.push(controlCharacter(text, at));
    }
  }
  if (at >= text.length) return unclosed(text, { start, at, parts, from, faults });
  parts.push(text.slice(from, at));
  const value = parts.length === 1 ? (parts[0] ?? '') : parts.join('');
  const end = at + 1;
  if (mark === "'") {
    const edit = { start, end, text: JSON.stringify(value) };
    return { value, end, faults: [{ kind: 'json-quotation-mark', start, end, edit }] };
  }
  return { value, end, faults };
}

function endsLine(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** Whether a string that runs over a line end is closed in a way that fits: by a mark before `,`, `:`, a bracket or the line end. */
function closesLater(text: string, lineEnd: number, mark: string): boolean {
  const limit = lineEnd + 4000;
  for (let at = text.indexOf(mark, lineEnd); at >= 0 && at < limit; at = text.indexOf(mark, at + 1)) {
    if (text[at - 1] === '\\') continue;
    const after = /\s*([,:}\]]|$)/y;
    after.lastIndex = at + 1;
    return after.test(text) && !/["'][\s]*:/.test(text.slice(at, at + 3));
  }
  return false;
}

function unclosed(
  text: string,
  state: { start: number; at: number; parts: string[]; from: number; faults: ScalarFault[] },
): ScannedScalar<string> {
  const value = [...state.parts, text.slice(state.from, state.at)].join('');
  const fault: ScalarFault = { kind: 'json-unclosed-string', start: state.start, end: state.at };
  return { value, end: state.at, faults: [...state.faults, fault] };
}

function controlCharacter(text: string, at: number): ScalarFault {
  const escaped = JSON.stringify(text[at]).slice(1, -1);
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return {
    kind: 'json-control-character',
    start: at,
    end: at + 1,
    found: `U+${code}`,
    edit: { start: at, end: at + 1, text: escaped },
  };
}

function readEscape(text: string, at: number, mark: string): ScannedScalar<string> {
  const next = text[at + 1] ?? '';
  const known = Object.hasOwn(ESCAPES, next) ? ESCAPES[next] : undefined;
  if (known !== undefined) return { value: known, end: at + 2, faults: [] };
  const digits = text.slice(at + 2, at + 6);
  if (next === 'u' && /^[0-9a-fA-F]{4}$/.test(digits)) {
    return { value: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 6, faults: [] };
  }
  if (next === mark) return { value: next, end: at + 2, faults: [] };
  const fault: ScalarFault = { kind: 'json-escape', start: at, end: at + 2, edit: { start: at, end: at, text: '\\' } };
  return { value: '\\', end: at + 1, faults: [fault] };
}

const STRICT_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS: Readonly<Record<string, JsonValue>> = { true: true, false: false, null: null };
const LOOSE_WORDS: Readonly<Record<string, JsonValue>> = {
  True: true,
  False: false,
  TRUE: true,
  FALSE: false,
  None: null,
  Null: null,
  NULL: null,
  undefined: null,
  NaN: null,
};

/** Reads a number or a word without quotation marks; undefined when the character begins neither. */
export function scanBareWord(text: string, start: number): ScannedScalar<JsonValue> | undefined {
  const pattern = /[^\s,:[\]{}"']+/y;
  pattern.lastIndex = start;
  const word = pattern.exec(text)?.[0];
  if (word === undefined) return undefined;
  const end = start + word.length;
  if (Object.hasOwn(WORDS, word)) return { value: WORDS[word] ?? null, end, faults: [] };
  if (STRICT_NUMBER.test(word)) return { value: Number(word), end, faults: [] };
  if (Object.hasOwn(LOOSE_WORDS, word)) {
    const value = LOOSE_WORDS[word] ?? null;
    return { value, end, faults: [{ kind: 'json-unexpected', start, end, edit: { start, end, text: String(value) } }] };
  }
  const loose = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(word) ? Number(word) : undefined;
  if (loose !== undefined && Number.isFinite(loose)) {
    return {
      value: loose,
      end,
      faults: [{ kind: 'json-number', start, end, edit: { start, end, text: String(loose) } }],
    };
  }
  const edit = { start, end, text: JSON.stringify(word) };
  return { value: word, end, faults: [{ kind: 'json-quotation-mark', start, end, edit }] };
}
