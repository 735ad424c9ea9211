import { essenceOf, isJsonType } from '../import/media-types.ts';
import type { Connection } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import { policiesFor } from '../policy/apply-request-policies.ts';
import { evaluateTemplate, lookUp, type PolicyScope } from '../policy/evaluate-template.ts';
import { followPath, parsePath } from '../policy/expression.ts';
import { transformBody } from '../policy/transform-body.ts';
import { decodePercent } from '../source/decode-percent.ts';
import { textInCharset } from '../source/decode-text.ts';
import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  objectMember,
  scalarText,
} from '../source/json-value.ts';
import { parseJson } from '../source/parse-json.ts';
import { parseUrl } from '../url/parse-url.ts';
import { toBase64 } from './base64.ts';
import { readConnection } from './connection-values.ts';
import { readSoapAnswer, type SoapAnswer } from './read-soap-answer.ts';
import { findOperation } from './shape-call.ts';

/** An answer as it came over HTTP. Several headers of one name are one value, joined with commas. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

/** What a workflow sees of an answer. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  /** Absent when the answer had no body. */
  readonly body?: JsonValue;
  /** The address of the next page, where the operation is paged and there is one. */
  readonly nextLink?: string;
  /** The service has refused for good, whatever the status says: its SOAP fault. */
  readonly isFinal?: true;
  /** Of a polling trigger: the events in the answer, and the query values for the next poll. */
  readonly poll?: { readonly events: readonly JsonValue[]; readonly nextPoll: { readonly [name: string]: string } };
}

/** What an answer belongs to. `requestUrl` makes relative next-page links absolute. */
export interface AnswerContext {
  readonly operationId?: string;
  readonly connection?: Connection;
  readonly requestUrl?: string;
}

/** Reads an answer by its media type and applies the response (or failure) policies of its operation. */
export function readAnswer(connector: Connector, raw: RawAnswer, context: AnswerContext = {}): Answer {
  const headers: Record<string, string> = { ...raw.headers };
  const soap = readSoap(connector, raw, context);
  const statusCode = soap?.statusCode ?? raw.status;
  let body = soap ? soap.body : readBody(raw);
  const scope = scopeFor(connector, { headers, context });
  for (const policy of policiesFor(
    connector.policies,
    statusCode < 400 ? 'response' : 'failure',
    context.operationId,
  )) {
    if (policy.template === 'setheader') setHeader(headers, policy.parameters, { ...scope, body });
    else body = transformBody(policy, { ...scope, body }) ?? body;
  }
  const nextLink = readNextLink(connector, body, context);
  const poll =
    statusCode < 300 ? readPoll(connector, { ...scope, body, triggerBody: body ?? null }, context) : undefined;
  return {
    statusCode,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(nextLink === undefined ? {} : { nextLink }),
    ...(soap?.isFinal ? { isFinal: true } : {}),
    ...(poll ? { poll } : {}),
  };
}

/** The envelope of a SOAP operation; undefined where the answer is none. */
function readSoap(connector: Connector, raw: RawAnswer, { operationId }: AnswerContext): SoapAnswer | undefined {
  if (operationId === undefined || raw.body.length === 0) return undefined;
  const type = headerOf(raw.headers, 'content-type');
  if (type !== undefined && !/xml/i.test(essenceOf(type))) return undefined;
  const operation = findOperation(connector, operationId);
  return readSoapAnswer(connector, operation, { status: raw.status, text: () => textOf(raw.body, type) });
}

function scopeFor(
  connector: Connector,
  given: { headers: Record<string, string>; context: AnswerContext },
): PolicyScope {
  const values = readConnection(connector.connection, given.context.connection);
  return {
    connectionParameter: (name) => values.get(name),
    header: (name) => headerOf(given.headers, name),
    queryParameter: (name) => queryOf(given.context.requestUrl, name),
    body: undefined,
    method: '',
  };
}

function headerOf(headers: { readonly [name: string]: string }, name: string): string | undefined {
  const key = Object.keys(headers).find((known) => known.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : headers[key];
}

function queryOf(url: string | undefined, name: string): string | undefined {
  for (const pair of (url === undefined ? '' : (parseUrl(url)?.query ?? '')).split('&')) {
    const [key = '', value = ''] = pair.split('=', 2);
    if (decodePercent(key) === decodePercent(name)) return decodePercent(value);
  }
  return undefined;
}

function setHeader(headers: Record<string, string>, parameters: JsonObject, scope: PolicyScope): void {
  const name = scalarText(evaluateTemplate(parameters['name'], scope).value).trim();
  const { value, missing } = evaluateTemplate(parameters['value'], scope);
  if (name === '' || missing.length > 0) return;
  const known = Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase());
  const action = scalarText(parameters['existsAction'] ?? 'override').toLowerCase();
  if (known !== undefined && action === 'skip') return;
  const text =
    known !== undefined && action === 'append' ? `${headers[known]},${scalarText(value)}` : scalarText(value);
  headers[known ?? name] = text;
}

/** The body by its media type: JSON parsed, text as text, everything else as a content object. */
function readBody({ headers, body }: RawAnswer): JsonValue | undefined {
  if (body.length === 0) return undefined;
  const type = headerOf(headers, 'content-type')?.trim();
  if (type === undefined || type === '') return parseJson(textOf(body, undefined)) ?? textOf(body, undefined);
  const essence = essenceOf(type);
  if (isJsonType(essence)) {
    const text = textOf(body, type);
    const parsed = parseJson(text);
    return parsed === undefined ? text : parsed;
  }
  const content: JsonObject = { '$content-type': type, $content: toBase64(body) };
  if (essence === 'application/x-www-form-urlencoded') return { ...content, $formdata: readForm(textOf(body, type)) };
  return essence.startsWith('text/') ? textOf(body, type) : content;
}

function readForm(text: string): readonly JsonValue[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [key = '', value = ''] = pair.split('=', 2).map((part) => decodePercent(part.replaceAll('+', ' ')));
      return { key, value };
    });
}

/** The text of a body in its charset, UTF-8 where none is named. */
function textOf(body: Uint8Array, type: string | undefined): string {
  return textInCharset(body, /charset\s*=\s*"?([\w.:-]+)/i.exec(type ?? '')?.[1] ?? 'utf-8');
}

/** The next page: the member that `x-ms-pageable` or an `updatenextlink` policy names, made absolute. */
function readNextLink(connector: Connector, body: JsonValue | undefined, context: AnswerContext): string | undefined {
  if (context.operationId === undefined || !isJsonObject(body)) return undefined;
  const operation = findOperation(connector, context.operationId);
  const policy = policiesFor(connector.policies, 'response', context.operationId).find(
    ({ template }) => template === 'updatenextlink',
  );
  const parentPath = parsePath(scalarText(policy?.parameters['nextLinkParentPropertyPath'] ?? ''))?.path ?? [];
  const names = [policy?.parameters['nextLinkPropertyName'], operation.pageable?.nextLinkName];
  for (const name of names) {
    if (typeof name !== 'string') continue;
    const link = member(followPath(body, parentPath), name) ?? member(body, name);
    if (typeof link === 'string' && link !== '') return absolute(link, context.requestUrl);
  }
  return undefined;
}

function absolute(link: string, requestUrl: string | undefined): string | undefined {
  if (parseUrl(link)) return link;
  const base = requestUrl === undefined ? undefined : parseUrl(requestUrl);
  if (!base || /^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith('//')) return undefined;
  if (link.startsWith('/')) return `${base.scheme}://${base.host}${link}`;
  if (link.startsWith('?')) return `${base.scheme}://${base.host}${base.path}${link}`;
  return `${base.scheme}://${base.host}${base.path.slice(0, base.path.lastIndexOf('/') + 1)}${link}`;
}

/** The events and the state of a poll, by the `pollingtrigger` policy of the operation. */
function readPoll(connector: Connector, scope: PolicyScope, context: AnswerContext): Answer['poll'] {
  const policy = policiesFor(connector.policies, 'request', context.operationId).find(
    ({ template }) => template === 'pollingtrigger',
  );
  if (!policy) return undefined;
  const data = parsePath(scalarText(policy.parameters['triggerDataPath'] ?? '@triggerBody()'));
  const found = data ? lookUp(data, scope) : undefined;
  const nextPoll: Record<string, string> = {};
  for (const [name, template] of Object.entries(objectMember(policy.parameters, 'triggerConfig') ?? {})) {
    const { value, missing } = evaluateTemplate(template, scope);
    if (missing.length === 0 && value !== null) nextPoll[name] = scalarText(value);
  }
  return { events: isJsonList(found) ? found : found === undefined || found === null ? [] : [found], nextPoll };
}
