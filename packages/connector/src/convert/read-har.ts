import { isJsonList, type JsonValue, listMember, member, objectMember, textMember } from '../source/json-value.ts';
import type { SourceDocument } from '../source/source-document.ts';
import type {
  NamedValue,
  SampleCollection,
  SampledAnswer,
  SampledAuth,
  SampledBody,
  SampledRequest,
} from './sampled-request.ts';

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
    title: `Recorded calls to ${host}`,
    description: '',
    version: '1.0',
    requests: requests.map(({ auth: _auth, ...request }) => request),
    ...(auth ? { auth } : {}),
    variables: new Map(),
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
  const auth = readAuth(headers);
  return [
    {
      name: '',
      description: '',
      method,
      url,
      headers: [],
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

function readAuth(headers: readonly NamedValue[]): SampledAuth | undefined {
  const authorization = headers.find(({ name }) => name.toLowerCase() === 'authorization')?.value;
  if (authorization !== undefined) return { kind: /^basic /i.test(authorization) ? 'basic' : 'bearer' };
  const key = headers.find(({ name }) => /^(?:x-)?api[-_]?key$|subscription-key$/i.test(name));
  return key ? { kind: 'api-key', name: key.name, location: 'header' } : undefined;
}

function readBody(data: { readonly [name: string]: JsonValue | undefined } | undefined): SampledBody | undefined {
  if (!data) return undefined;
  const mediaType = textMember(data, 'mimeType') ?? '';
  if (/form/i.test(mediaType)) {
    const fields = listMember(data, 'params').flatMap((item) =>
      readPair(item).map((pair) => ({ ...pair, isFile: textMember(item, 'fileName') !== undefined })),
    );
    return { kind: 'form', isMultipart: /multipart/i.test(mediaType), fields };
  }
  const text = textMember(data, 'text') ?? '';
  return text === '' ? undefined : { kind: 'text', text, ...(mediaType === '' ? {} : { mediaType }) };
}

function readAnswer(response: { readonly [name: string]: JsonValue | undefined }): SampledAnswer {
  const content = objectMember(response, 'content');
  const mediaType = textMember(content, 'mimeType');
  const text = textMember(content, 'encoding') === 'base64' ? undefined : textMember(content, 'text');
  const status = response['status'];
  return {
    status: typeof status === 'number' && status >= 100 ? status : 200,
    name: textMember(response, 'statusText') ?? '',
    ...(mediaType ? { mediaType } : {}),
    ...(text ? { text } : {}),
  };
}
