import type { Diagnostic } from '@tenon/diagnostics';
import { decodePercent } from '../source/decode-percent.ts';
import { type CurlRequest, readCurlOptions } from './curl-options.ts';
import type { NamedValue, SampleCollection, SampledAuth, SampledBody, SampledRequest } from './sampled-request.ts';
import { type ShellCommand, splitCommands } from './split-commands.ts';

/** What may stand before a command: prompts of shells. */
const PROMPT = /^(?:\$|>|PS [^>\n]*>|[A-Za-z]:\\[^>\n]*>)\s*/;

/** Whether a text is one or several curl commands, with comments and assignments of variables before them. */
export function isCurl(text: string): boolean {
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/, 100)) {
    const command = line.trim().replace(PROMPT, '');
    if (/^curl(?:\.exe)?(?:\s|\^?$)/i.test(command)) return true;
    const isBefore = command === '' || command.startsWith('#') || /^(?:export |set |\$)?[A-Za-z_]\w*\s*=/.test(command);
    if (!isBefore) return false;
  }
  return false;
}

/** Reads the requests that curl commands make. Nothing is run, and files they name are not read. */
export function readCurl(text: string, fileName: string): SampleCollection {
  const script = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s+(?=\$\s+curl|>\s*curl)/, '').replace(PROMPT, ''))
    .join('\n');
  const commands = splitCommands(script);
  const variables = new Map(commands.flatMap(({ words }) => assignmentsOf(words)));
  const made = commands.flatMap((command) => requestsOf(command));
  const auths = made.flatMap(({ auth }) => (auth ? [auth] : []));
  const shared = auths.length === made.length && new Set(auths.map((auth) => JSON.stringify(auth))).size === 1;
  const host = /^[a-z]+:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(fill(made[0]?.url ?? '', variables))?.[1] ?? 'the API';
  return {
    title: host.includes('{{') ? 'the API' : host,
    description: '',
    version: '1.0',
    requests: shared ? made.map(({ auth: _auth, ...request }) => request) : made,
    ...(shared && auths[0] ? { auth: auths[0] } : {}),
    variables,
    hasLiteralPaths: true,
    diagnostics: commands.some(({ words }) => words.some((word) => /^(?:-b|--cookie)$/.test(word)))
      ? [cookiesLeftOut(fileName)]
      : [],
  };
}

function cookiesLeftOut(file: string): Diagnostic {
  return {
    code: 'import-cookie-parameter',
    severity: 'warning',
    message: 'Cookies of the commands are not taken over.',
    place: { file, pointer: '', line: 1, column: 1 },
    remedy: 'Let the connection give what they carried, as an API key or a token.',
  };
}

/** `NAME=value` before or instead of a command, with `export` or `set` before it. */
function assignmentsOf(words: readonly string[]): readonly (readonly [string, string])[] {
  const given = /^(?:export|set)$/i.test(words[0] ?? '') ? words.slice(1) : words;
  const [, psName] = /^\{\{(\w+)\}\}$/.exec(given[0] ?? '') ?? [];
  if (psName !== undefined && given[1] === '=') return [[psName, given[2] ?? '']];
  const found: [string, string][] = [];
  for (const word of given) {
    const match = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word);
    if (!match) break;
    found.push([match[1] ?? '', match[2] ?? '']);
  }
  return found;
}

function fill(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (written, name: string) => variables.get(name) ?? written);
}

function requestsOf({ words, comment }: ShellCommand): readonly SampledRequest[] {
  const start = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  if (!/^curl(?:\.exe)?$/i.test(words[start] ?? '')) return [];
  const groups: string[][] = [[]];
  for (const word of words.slice(start + 1)) {
    if (word === '--next' || word === '-:') groups.push([]);
    else groups.at(-1)?.push(word);
  }
  return groups.flatMap((group) => {
    const request = readCurlOptions(group);
    return request.urls.map((url) => toSample(request, url, comment));
  });
}

function toSample(request: CurlRequest, url: string, comment: string): SampledRequest {
  const pairs = [...request.queries, ...(request.isGet ? request.data : [])];
  const query = pairs.length === 0 ? '' : `${url.includes('?') ? '&' : '?'}${pairs.join('&')}`;
  const hasData = !request.isGet && (request.data.length > 0 || request.fields.length > 0 || request.isFile);
  const body = hasData || request.isUpload ? bodyOf(request) : undefined;
  const auth = request.auth ?? authOf(request.headers);
  const usual = request.isUpload ? 'PUT' : hasData ? 'POST' : 'GET';
  return {
    name: comment,
    description: '',
    method: request.method || usual,
    url: `${/^(?:[a-z]+:\/\/|\{\{)/i.test(url) ? '' : 'https://'}${url}${query}`,
    headers: request.headers,
    ...(body ? { body } : {}),
    tags: [],
    answers: [{ status: 200, name: 'OK' }],
    ...(auth ? { auth } : {}),
  };
}

function bodyOf({ data, fields, headers, isFile, isUpload }: CurlRequest): SampledBody | undefined {
  if (fields.length > 0) return { kind: 'form', isMultipart: true, fields: fields.map(fieldOf) };
  if (isUpload || (isFile && data.length === 0)) return { kind: 'file' };
  const text = data.join('&');
  const declared = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const isForm =
    declared === undefined ? !/^\s*[[{<]/.test(text) && text.includes('=') : /x-www-form-urlencoded/i.test(declared);
  if (!isForm) return { kind: 'text', text, ...(declared === undefined ? {} : { mediaType: declared }) };
  const pairs = text.split('&').map(splitPair);
  return {
    kind: 'form',
    isMultipart: false,
    fields: pairs.map(({ name, value }) => ({ name: decodePercent(name.replaceAll('+', ' ')), value, isFile: false })),
  };
}

/** A part of `-F`: `name=value`, `name=@file`, with `;type=` and `;filename=` after it. */
function fieldOf(field: string): NamedValue & { readonly isFile: boolean } {
  const { name, value } = splitPair(field);
  return { name, value: value.replace(/;(?:type|filename|headers|encoder)=[^;]*/g, ''), isFile: value.startsWith('@') };
}

/** How headers show who calls: an authorization, or a header that looks like a key. */
export function authOf(headers: readonly NamedValue[]): SampledAuth | undefined {
  const authorization = headers.find(({ name }) => name.toLowerCase() === 'authorization')?.value;
  if (authorization !== undefined) {
    const [scheme = ''] = authorization.split(' ');
    if (/^basic$/i.test(scheme)) return { kind: 'basic' };
    if (/^(?:digest|ntlm|negotiate|hawk|oauth|aws4-hmac-sha256)$/i.test(scheme))
      return { kind: 'unsupported', declared: scheme };
    return /^bearer$/i.test(scheme)
      ? { kind: 'bearer' }
      : { kind: 'api-key', name: 'Authorization', location: 'header' };
  }
  const key = headers.find(({ name }) =>
    /^(?:x-)?(?:[a-z]+-)?(?:api|auth|access)[-_]?(?:key|token)$|subscription-key$/i.test(name),
  );
  return key ? { kind: 'api-key', name: key.name, location: 'header' } : undefined;
}

function splitPair(pair: string): { readonly name: string; readonly value: string } {
  const at = pair.indexOf('=');
  return at < 0 ? { name: pair, value: '' } : { name: pair.slice(0, at), value: pair.slice(at + 1) };
}
