import { strFromU8 } from 'fflate';
import { fromBase64 } from '../call/base64.ts';
import { isJsonType } from '../import/media-types.ts';
import { decodePercent } from '../source/decode-percent.ts';
import { isJsonList, type JsonValue, listMember, member, objectMember, textMember } from '../source/json-value.ts';
import type { SourceDocument } from '../source/source-document.ts';
import { authOf } from './read-curl.ts';
import type { NamedValue, SampleCollection, SampledAnswer, SampledBody, SampledRequest } from './sampled-request.ts';

/** Whether a document is a recording of HTTP traffic (HAR). */
export function isHar(value: JsonValue): boolean {
  return isJsonList(member(objectMember(value, 'log'), 'entries'));
}

/** Reads the calls of a recording that answered with data; pages, scripts, styles, images and fonts are left out. */
export function readHar(source: SourceDocument): SampleCollection {
  const log = objectMember(source.value, 'log') ?? {};
  const requests = listMember(log, 'entries').flatMap(readEntry);
  const host = /^https?:\/\/([^/]+)/.exec(requests[0]?.url ?? '')?.[1] ?? 'recording';
  const auth = requests.find((request) => request.auth)?.auth;
  return {
    title: textMember(log, 'comment') || `Recorded calls to ${host}`,
    description: '',
    version: '1.0',
    requests: requests.map(({ auth: _auth, ...request }) => request),
    ...(auth ? { auth } : {}),
    variables: new Map(),
    hasLiteralPaths: true,
    diagnostics: [],
  };
}

function readEntry(entry: JsonValue): readonly SampledRequest[] {
  const request = objectMember(entry, 'request');
  const url = textMember(request, 'url') ?? '';
  if (!request || !/^https?:\/\//i.test(url)) return [];
  const answer = readAnswer(objectMember(entry, 'response') ?? {});
  if (
    /^(?:text\/(?:html|css|javascript)|application\/(?:javascript|x-javascript|font.*)|image\/|font\/|video\/|audio\/)/i.test(
      answer.mediaType ?? '',
    )
  )
    return [];
  const method = textMember(request, 'method') ?? 'GET';
  if (/^(?:OPTIONS|CONNECT)$/i.test(method)) return [];
  const headers = listMember(request, 'headers').flatMap(readPair);
  const body = readBody(objectMember(request, 'postData'));
  const auth = authOf(headers);
  return [
    {
      name: textMember(entry, 'comment') ?? '',
      description: '',
      method,
      url,
      headers: headers.filter(({ name }) => !isBrowserHeader(name)),
      ...(body ? { body } : {}),
      tags: [],
      answers: [answer],
      ...(auth ? { auth } : {}),
    },
  ];
}

function readPair(item: JsonValue): readonly NamedValue[] {
  const name = textMember(item, 'name');
  return name === undefined ? [] : [{ name, value: textMember(item, 'value') ?? '' }];
}

/** Headers that a browser adds by itself, and those of scripts that watch pages; the API has others. */
function isBrowserHeader(name: string): boolean {
  return /^(?:if-|x-requested-with$|x-client-data$|x-forwarded-|priority$|upgrade|range$|traceparent$|tracestate$|baggage$|sentry-|x-datadog-|newrelic$|dnt$)/i.test(
    name,
  );
}

function readBody(data: { readonly [name: string]: JsonValue | undefined } | undefined): SampledBody | undefined {
  if (!data) return undefined;
  const mediaType = textMember(data, 'mimeType') ?? '';
  if (/form/i.test(mediaType)) {
    const fields = listMember(data, 'params').flatMap((item) =>
      readPair(item).map((pair) => ({ ...pair, isFile: textMember(item, 'fileName') !== undefined })),
    );
    const isMultipart = /multipart/i.test(mediaType);
    if (fields.length > 0 || isMultipart) return { kind: 'form', isMultipart, fields };
    const pairs = (textMember(data, 'text') ?? '').split('&').filter((pair) => pair !== '');
    const named = pairs.map((pair) => ({
      name: decodePercent((pair.split('=')[0] ?? '').replaceAll('+', ' ')),
      value: '',
    }));
    return named.length === 0
      ? undefined
      : { kind: 'form', isMultipart, fields: named.map((pair) => ({ ...pair, isFile: false })) };
  }
  const text = textMember(data, 'text') ?? '';
  return text === '' ? undefined : { kind: 'text', text, ...(mediaType === '' ? {} : { mediaType }) };
}

function readAnswer(response: { readonly [name: string]: JsonValue | undefined }): SampledAnswer {
  const content = objectMember(response, 'content');
  const mediaType = textMember(content, 'mimeType');
  const written = textMember(content, 'text');
  const isEncoded = textMember(content, 'encoding') === 'base64';
  const text = isEncoded && written !== undefined ? decoded(written, mediaType ?? '') : written;
  const status = response['status'];
  return {
    status: typeof status === 'number' && status >= 100 ? status : 200,
    name: textMember(response, 'statusText') ?? '',
    ...(mediaType ? { mediaType } : {}),
    ...(text ? { text } : {}),
  };
}

/** The JSON text in base64; undefined for every other data, of which a sample says nothing. */
function decoded(content: string, mediaType: string): string | undefined {
  const bytes = isJsonType(mediaType) ? fromBase64(content) : undefined;
  return bytes === undefined ? undefined : strFromU8(bytes);
}
