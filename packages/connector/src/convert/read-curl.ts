import type { NamedValue, SampleCollection, SampledAuth, SampledBody } from './sampled-request.ts';

/** Whether a text is a curl command. */
export function isCurl(text: string): boolean {
  return /^\s*(?:\$\s+)?curl(?:\.exe)?\s/i.test(text);
}

/** Options of curl that take a value and say nothing about the request. */
const WITH_VALUE =
  /^(?:-o|--output|-w|--write-out|-m|--max-time|--connect-timeout|--retry|-x|--proxy|--cacert|--cert|--key|-E|-c|--cookie-jar|-A|--user-agent|-e|--referer|--resolve|-b|--cookie)$/;

/** Reads the request that a curl command makes. Nothing is run, and files it names are not read. */
export function readCurl(text: string): SampleCollection {
  const words = splitWords(text.trim().replace(/^\$\s+/, '')).slice(1);
  const state = {
    method: '',
    url: '',
    headers: [] as NamedValue[],
    data: [] as string[],
    fields: [] as string[],
    isGet: false,
    user: false,
    isFile: false,
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = (): string => {
      at += 1;
      return words[at] ?? '';
    };
    const [name, joined] =
      word.startsWith('--') && word.includes('=')
        ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]
        : [word, undefined];
    const value = (): string => joined ?? next();
    if (name === '-X' || name === '--request') state.method = value();
    else if (/^-X./.test(word)) state.method = word.slice(2);
    else if (name === '-H' || name === '--header') addHeader(state.headers, value());
    else if (/^(?:-d|--data|--data-raw|--data-binary|--data-ascii|--data-urlencode|--json)$/.test(name)) {
      const given = value();
      if (given.startsWith('@') && name !== '--data-raw') state.isFile = true;
      else state.data.push(given);
      if (name === '--json') addHeader(state.headers, 'Content-Type: application/json');
    } else if (name === '-F' || name === '--form' || name === '--form-string') state.fields.push(value());
    else if (name === '-u' || name === '--user') state.user = value() !== '';
    else if (name === '-G' || name === '--get') state.isGet = true;
    else if (name === '-I' || name === '--head') state.method ||= 'HEAD';
    else if (name === '--url') state.url = value();
    else if (WITH_VALUE.test(name)) value();
    else if (!word.startsWith('-') && state.url === '') state.url = word;
  }
  return toCollection(state);
}

interface CurlState {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly NamedValue[];
  readonly data: readonly string[];
  readonly fields: readonly string[];
  readonly isGet: boolean;
  readonly user: boolean;
  readonly isFile: boolean;
}

function toCollection(state: CurlState): SampleCollection {
  const hasBody = !state.isGet && (state.data.length > 0 || state.fields.length > 0 || state.isFile);
  const query =
    state.isGet && state.data.length > 0 ? `${state.url.includes('?') ? '&' : '?'}${state.data.join('&')}` : '';
  const url = `${/^[a-z]+:\/\//i.test(state.url) ? '' : 'https://'}${state.url}${query}`;
  const body = hasBody ? bodyOf(state) : undefined;
  const auth = authOf(state);
  const host = /^[a-z]+:\/\/([^/?]+)/i.exec(url)?.[1] ?? 'the API';
  return {
    title: host,
    description: '',
    version: '1.0',
    requests: [
      {
        name: '',
        description: '',
        method: state.method || (hasBody ? 'POST' : 'GET'),
        url,
        headers: state.headers,
        ...(body ? { body } : {}),
        tags: [],
        answers: [{ status: 200, name: 'OK' }],
      },
    ],
    ...(auth ? { auth } : {}),
    variables: new Map(),
    diagnostics: [],
  };
}

function bodyOf({ data, fields, headers, isFile }: CurlState): SampledBody | undefined {
  if (fields.length > 0) {
    return {
      kind: 'form',
      isMultipart: true,
      fields: fields.map((field) => ({ ...splitPair(field), isFile: /^[^=]*=[@<]/.test(field) })),
    };
  }
  if (isFile && data.length === 0) return { kind: 'file' };
  const text = data.join('&');
  const declared = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const isForm =
    declared === undefined ? !/^\s*[[{<]/.test(text) && text.includes('=') : /x-www-form-urlencoded/i.test(declared);
  if (isForm)
    return {
      kind: 'form',
      isMultipart: false,
      fields: text.split('&').map((pair) => ({ ...splitPair(pair), isFile: false })),
    };
  return { kind: 'text', text, ...(declared === undefined ? {} : { mediaType: declared }) };
}

function authOf({ user, headers }: CurlState): SampledAuth | undefined {
  if (user) return { kind: 'basic' };
  const authorization = headers.find(({ name }) => name.toLowerCase() === 'authorization')?.value;
  if (authorization !== undefined) return { kind: /^basic /i.test(authorization) ? 'basic' : 'bearer' };
  const key = headers.find(({ name }) => /^(?:x-)?api[-_]?key$|subscription-key$/i.test(name));
  return key ? { kind: 'api-key', name: key.name, location: 'header' } : undefined;
}

function addHeader(headers: NamedValue[], line: string): void {
  const at = line.indexOf(':');
  if (at > 0) headers.push({ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() });
}

function splitPair(pair: string): NamedValue {
  const at = pair.indexOf('=');
  return at < 0 ? { name: pair, value: '' } : { name: pair.slice(0, at), value: pair.slice(at + 1) };
}

/** Splits a command as a shell does: quotation marks, escapes and line continuations. Nothing is expanded. */
function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote === '' && character === '\\' && /[\r\n]/.test(text[at + 1] ?? '')) {
      at += text[at + 1] === '\r' && text[at + 2] === '\n' ? 2 : 1;
    } else if (character === '\\' && quote !== "'") {
      at += 1;
      const next = text[at] ?? '';
      word = (word ?? '') + (quote === '"' && !/["\\$`]/.test(next) ? `\\${next}` : next);
    } else if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      word ??= '';
    } else if (character === quote && quote !== '') quote = '';
    else if (quote === '' && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (word !== undefined) words.push(word);
  return words;
}
