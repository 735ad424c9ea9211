import type { Diagnostic } from '@tenon/diagnostics';
import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listMember,
  member,
  objectMember,
  scalarText,
  textMember,
} from '../source/json-value.ts';
import type { SourceDocument } from '../source/source-document.ts';
import type {
  NamedValue,
  SampleCollection,
  SampledAnswer,
  SampledAuth,
  SampledBody,
  SampledRequest,
} from './sampled-request.ts';

/** Whether a document is a Postman collection of version 1, 2.0 or 2.1. */
export function isPostman(value: JsonValue): boolean {
  if (isJsonObject(objectMember(value, 'collection'))) return isPostman(objectMember(value, 'collection') ?? {});
  const schema = textMember(objectMember(value, 'info'), 'schema') ?? '';
  const isV2 =
    isJsonList(member(value, 'item')) &&
    isJsonObject(member(value, 'info')) &&
    (schema.includes('postman') || member(value, 'openapi') === undefined);
  return isV2 || (isJsonList(member(value, 'requests')) && member(value, 'swagger') === undefined);
}

/** Reads a Postman collection; folders become tags, saved answers become samples, scripts are left out. */
export function readPostman(source: SourceDocument): SampleCollection {
  const value = objectMember(source.value, 'collection') ?? (isJsonObject(source.value) ? source.value : {});
  const hasItems = isJsonList(value['item']);
  const variables = readVariables(value);
  const requests = hasItems
    ? readItems(listMember(value, 'item'), { tags: [], depth: 0, variables })
    : readFlat(value, variables);
  const info = objectMember(value, 'info') ?? value;
  const auth = readAuth(value['auth']);
  return {
    title: textMember(info, 'name') ?? '',
    description: readText(info['description']),
    version: readVersion(info['version']),
    requests,
    ...(auth ? { auth } : {}),
    variables,
    diagnostics: hasScripts(value) ? [scriptsIgnored(source)] : [],
  };
}

function scriptsIgnored(source: SourceDocument): Diagnostic {
  return {
    code: 'import-postman-scripts-ignored',
    severity: 'info',
    message: 'Scripts of the collection are neither imported nor run.',
    place: source.locate(''),
    remedy: 'Do what they did with a policy or in a workflow.',
  };
}

function hasScripts(value: JsonObject): boolean {
  if (listMember(value, 'event').length > 0) return true;
  return [...listMember(value, 'item'), ...listMember(value, 'requests')].some(
    (item) => isJsonObject(item) && (hasScripts(item) || Boolean(item['tests']) || Boolean(item['preRequestScript'])),
  );
}

function readText(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  return textMember(value, 'content') ?? '';
}

function readVersion(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  if (!isJsonObject(value)) return '';
  return ['major', 'minor', 'patch'].map((name) => scalarText(value[name] ?? 0)).join('.');
}

function readVariables(value: JsonObject): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const item of [
    ...listMember(value, 'variable'),
    ...listMember(value, 'variables'),
    ...listMember(value, 'values'),
  ]) {
    const name = textMember(item, 'key') ?? textMember(item, 'id') ?? textMember(item, 'name');
    const content = member(item, 'value');
    if (member(item, 'disabled') === true || member(item, 'enabled') === false) continue;
    if (name !== undefined && (typeof content === 'string' || typeof content === 'number'))
      variables.set(name, String(content));
  }
  return variables;
}

/** The variables of a folder or request before those of what it is in. */
function withVariables(around: ReadonlyMap<string, string>, value: JsonObject): ReadonlyMap<string, string> {
  const own = readVariables(value);
  return own.size === 0 ? around : new Map([...around, ...own]);
}

/** Folders deeper than this are taken flat. */
const MAX_DEPTH = 30;

/** What a request takes over from the folders it is in. */
interface Folder {
  readonly tags: readonly string[];
  readonly depth: number;
  readonly auth?: SampledAuth;
  readonly variables: ReadonlyMap<string, string>;
}

function readItems(items: readonly JsonValue[], folder: Folder): readonly SampledRequest[] {
  return items.flatMap((item): readonly SampledRequest[] => {
    if (!isJsonObject(item)) return [];
    const name = textMember(item, 'name') ?? '';
    const auth = readAuth(item['auth']) ?? folder.auth;
    const inside = { ...folder, variables: withVariables(folder.variables, item), ...(auth ? { auth } : {}) };
    if (isJsonList(item['item']) && folder.depth < MAX_DEPTH) {
      const tags = name === '' ? folder.tags : [...folder.tags, name];
      return readItems(listMember(item, 'item'), { ...inside, tags, depth: folder.depth + 1 });
    }
    const request = item['request'];
    if (request === undefined) return [];
    return [readRequest({ name, item, request, folder: inside })];
  });
}

function readRequest(found: { name: string; item: JsonObject; request: JsonValue; folder: Folder }): SampledRequest {
  const { item, folder } = found;
  const request: JsonObject = isJsonObject(found.request) ? found.request : { url: found.request, method: 'GET' };
  const auth = readAuth(request['auth']) ?? folder.auth;
  const body = readBody(objectMember(request, 'body'));
  const answers = [...listMember(item, 'response'), ...listMember(item, 'responses')];
  const url = request['url'];
  const described = [...listMember(url, 'variable'), ...listMember(url, 'query')].flatMap((pair) => {
    const text = readText(member(pair, 'description'));
    const name = textMember(pair, 'key') ?? textMember(pair, 'id');
    return name === undefined || text === '' ? [] : [[name, text] as const];
  });
  return {
    name: found.name,
    description: readText(request['description']) || readText(item['description']),
    method: textMember(request, 'method') ?? 'GET',
    url: readUrl(url),
    headers: readPairs(request['header']),
    ...(body ? { body } : {}),
    tags: folder.tags.slice(-1),
    answers: answers.flatMap(readAnswer),
    ...(auth ? { auth } : {}),
    ...(described.length > 0 ? { texts: new Map(described) } : {}),
    variables: folder.variables,
  };
}

function readUrl(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  const raw = textMember(value, 'raw');
  if (raw) return raw;
  const host = isJsonList(member(value, 'host'))
    ? listMember(value, 'host').map(scalarText).join('.')
    : (textMember(value, 'host') ?? '');
  const path = isJsonList(member(value, 'path'))
    ? listMember(value, 'path')
        .map((part) => (isJsonObject(part) ? (textMember(part, 'value') ?? '') : scalarText(part)))
        .join('/')
    : (textMember(value, 'path') ?? '');
  const query = listMember(value, 'query')
    .filter((pair) => member(pair, 'disabled') !== true)
    .map((pair) => `${textMember(pair, 'key') ?? ''}=${textMember(pair, 'value') ?? ''}`)
    .join('&');
  const protocol = textMember(value, 'protocol');
  if (host === '' && path === '') return '';
  return `${protocol ? `${protocol}://` : ''}${host}/${path.replace(/^\//, '')}${query ? `?${query}` : ''}`;
}

/** Pairs as a list of objects, or as lines `Name: value`. */
function readPairs(value: JsonValue | undefined): readonly NamedValue[] {
  if (typeof value === 'string') {
    return value.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(':');
      return at <= 0 ? [] : [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }];
    });
  }
  return (isJsonList(value) ? value : []).flatMap((item) => {
    const name = textMember(item, 'key');
    if (
      name === undefined ||
      name.trim() === '' ||
      member(item, 'disabled') === true ||
      member(item, 'enabled') === false
    )
      return [];
    const description = readText(member(item, 'description'));
    return [{ name: name.trim(), value: scalarText(member(item, 'value')), ...(description ? { description } : {}) }];
  });
}

function readBody(body: JsonObject | undefined): SampledBody | undefined {
  if (body?.['disabled'] === true) return undefined;
  switch (textMember(body, 'mode')) {
    case 'raw': {
      const text = textMember(body, 'raw') ?? '';
      const language = textMember(objectMember(objectMember(body, 'options'), 'raw'), 'language');
      const types: Readonly<Record<string, string>> = {
        json: 'application/json',
        xml: 'application/xml',
        html: 'text/html',
        text: 'text/plain',
      };
      const mediaType = language === undefined ? undefined : types[language];
      return text.trim() === '' ? undefined : { kind: 'text', text, ...(mediaType === undefined ? {} : { mediaType }) };
    }
    case 'urlencoded':
      return { kind: 'form', isMultipart: false, fields: readFields(body?.['urlencoded']) };
    case 'formdata':
      return { kind: 'form', isMultipart: true, fields: readFields(body?.['formdata']) };
    case 'file':
      return { kind: 'file' };
    case 'graphql': {
      const graphql = objectMember(body, 'graphql');
      const query = textMember(graphql, 'query') ?? '';
      return {
        kind: 'text',
        mediaType: 'application/json',
        text: JSON.stringify({ query, variables: readGraphVariables(member(graphql, 'variables')) }),
        ...(query.trim() === '' ? {} : { fixed: { query } }),
      };
    }
    default:
      return undefined;
  }
}

/** The variables of a GraphQL body, which are an object or its text. */
function readGraphVariables(value: JsonValue | undefined): JsonValue {
  if (isJsonObject(value)) return value;
  if (typeof value !== 'string' || value.trim() === '') return {};
  try {
    return JSON.parse(value.replace(/\{\{[^{}]*\}\}/g, '0')) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function readFields(value: JsonValue | undefined): Extract<SampledBody, { kind: 'form' }>['fields'] {
  const files = new Set(
    (isJsonList(value) ? value : [])
      .filter((item) => textMember(item, 'type') === 'file')
      .map((item) => textMember(item, 'key')?.trim()),
  );
  return readPairs(value).map((pair) => ({ ...pair, isFile: files.has(pair.name) }));
}

function readAnswer(value: JsonValue): readonly SampledAnswer[] {
  if (!isJsonObject(value)) return [];
  const code = value['code'] ?? member(value['responseCode'], 'code');
  const headers = readPairs(value['header'] ?? value['headers']);
  const mediaType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const text = textMember(value, 'body') ?? textMember(value, 'text');
  return [
    {
      status: typeof code === 'number' ? code : 200,
      name: textMember(value, 'name') ?? textMember(value, 'status') ?? '',
      ...(mediaType === undefined ? {} : { mediaType }),
      ...(text === undefined ? {} : { text }),
    },
  ];
}

/** `auth` of 2.x, whose parameters are a list (2.1) or an object (2.0). */
function readAuth(value: JsonValue | undefined): SampledAuth | undefined {
  const type = textMember(value, 'type');
  if (value === null || type === 'noauth') return value === null ? undefined : { kind: 'none' };
  if (type === undefined) return undefined;
  const declared = member(value, type);
  const get = (name: string): string => {
    const found = isJsonList(declared)
      ? member(declared.find((item) => textMember(item, 'key') === name) ?? null, 'value')
      : member(declared, name);
    return typeof found === 'string' ? found : '';
  };
  switch (type) {
    case 'basic':
    case 'bearer':
      return { kind: type };
    case 'apikey':
      return { kind: 'api-key', name: get('key') || 'api_key', location: get('in') === 'query' ? 'query' : 'header' };
    case 'oauth2': {
      const isClientCredentials = get('grant_type') === 'client_credentials';
      const tokenUrl = get('accessTokenUrl');
      const authorizationUrl = get('authUrl');
      if (tokenUrl === '' && authorizationUrl === '') return { kind: 'bearer' };
      return {
        kind: 'oauth2',
        authorizationUrl,
        tokenUrl,
        isClientCredentials,
        scopes: get('scope')
          .split(/[\s,]+/)
          .filter((scope) => scope !== ''),
      };
    }
    default:
      return { kind: 'unsupported', declared: type };
  }
}

/** Version 1: requests in one list, folders that name them, or that they name. */
function readFlat(value: JsonObject, variables: ReadonlyMap<string, string>): readonly SampledRequest[] {
  const folders = flatFolders(value);
  return listMember(value, 'requests').flatMap((request): readonly SampledRequest[] => {
    if (!isJsonObject(request)) return [];
    const own = folders.get(textMember(request, 'id') ?? '') ?? folders.get(textMember(request, 'folder') ?? '') ?? [];
    const body = readFlatBody(request);
    const auth = flatAuthOf(request) ?? own.map(flatAuthOf).find((one) => one !== undefined);
    const name = textMember(own[0], 'name') ?? '';
    return [
      {
        name: textMember(request, 'name') ?? '',
        description: readText(request['description']),
        method: textMember(request, 'method') ?? 'GET',
        url: textMember(request, 'url') ?? '',
        headers: readPairs(request['headerData'] ?? request['headers']),
        ...(body ? { body } : {}),
        tags: name === '' ? [] : [name],
        answers: listMember(request, 'responses').flatMap(readAnswer),
        ...(auth ? { auth } : {}),
        variables: [...own].reverse().reduce(withVariables, variables),
      },
    ];
  });
}

/** The folders around each request and folder of version 1, by its id, the nearest first. */
function flatFolders(value: JsonObject): ReadonlyMap<string, readonly JsonObject[]> {
  const all = listMember(value, 'folders').filter(isJsonObject);
  const parents = new Map<string, JsonObject>();
  for (const folder of all) {
    for (const id of [...listMember(folder, 'order'), ...listMember(folder, 'folders_order')])
      if (typeof id === 'string') parents.set(id, folder);
  }
  for (const folder of all) {
    const parent = all.find(({ id }) => id !== undefined && id === folder['folder']);
    if (parent && typeof folder['id'] === 'string') parents.set(folder['id'], parent);
  }
  const around = (folder: JsonObject): readonly JsonObject[] => {
    const found: JsonObject[] = [];
    for (let one: JsonObject | undefined = folder; one && !found.includes(one) && found.length < MAX_DEPTH; ) {
      found.push(one);
      one = parents.get(textMember(one, 'id') ?? '');
    }
    return found;
  };
  return new Map([
    ...all.map((folder) => [textMember(folder, 'id') ?? '', around(folder)] as const),
    ...[...parents]
      .filter(([id]) => all.every((folder) => folder['id'] !== id))
      .map(([id, folder]) => [id, around(folder)] as const),
  ]);
}

function flatAuthOf(value: JsonObject): SampledAuth | undefined {
  const helper = textMember(value, 'currentHelper') ?? '';
  const own =
    helper === '' || helper === 'normal' ? undefined : flatAuth(helper, objectMember(value, 'helperAttributes'));
  return readAuth(value['auth']) ?? own;
}

function flatAuth(helper: string, attributes: JsonObject | undefined): SampledAuth {
  if (/basic/i.test(helper)) return { kind: 'basic' };
  if (/^noauth/i.test(helper)) return { kind: 'none' };
  if (/^apikey/i.test(helper)) {
    const location = textMember(attributes, 'in') === 'query' ? 'query' : 'header';
    return { kind: 'api-key', name: textMember(attributes, 'key') ?? 'api_key', location };
  }
  if (/oauth2|bearer/i.test(helper)) return { kind: 'bearer' };
  return { kind: 'unsupported', declared: helper };
}

function readFlatBody(request: JsonObject): SampledBody | undefined {
  const mode = textMember(request, 'dataMode');
  if (mode === 'raw') {
    const text = textMember(request, 'rawModeData') ?? (typeof request['data'] === 'string' ? request['data'] : '');
    return text.trim() === '' ? undefined : { kind: 'text', text };
  }
  if (mode === 'binary') return { kind: 'file' };
  const fields = readFields(request['data']);
  return (mode === 'urlencoded' || mode === 'params') && fields.length > 0
    ? { kind: 'form', isMultipart: mode === 'params', fields }
    : undefined;
}
