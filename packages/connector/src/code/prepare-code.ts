import { Refusal } from '@tenon/diagnostics';
import { fromBase64, toBase64 } from '../call/base64.ts';
import { isDeclaredHost } from '../call/declared-hosts.ts';
import type { Answer } from '../call/read-answer.ts';
import { isHeaderName, isHeaderValue } from '../call/request-draft.ts';
import type { ShapedRequest } from '../call/shaped-request.ts';
import { isJsonType } from '../import/media-types.ts';
import type { Connection } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listMember,
  member,
  scalarText,
  textMember,
} from '../source/json-value.ts';
import { parseJson } from '../source/parse-json.ts';
import { parseUrl } from '../url/parse-url.ts';
import { type CodeProgram, codePrograms } from './code-programs.ts';

/** A request or an answer on its way through the code of a connector. */
export type CodeSubject =
  | { readonly request: ShapedRequest; readonly connection?: Connection }
  | { readonly answer: Answer; readonly operationId?: string };

/** Programs for a JavaScript engine of no other kind than an isolated one, and how to read what the last of them gives. */
export interface CodeStep<T> {
  readonly programs: readonly CodeProgram[];
  /** Refuses what is no request or answer, and a request to a host that the connector does not declare. */
  finish(printed: string): { readonly value: T; readonly logs: readonly string[] };
}

/** What the code of a connector does with a request before it is sent; undefined where there is no code. */
export function prepareCode(
  connector: Connector,
  subject: Extract<CodeSubject, { request: unknown }>,
): CodeStep<ShapedRequest> | undefined;
/** What the code of a connector does with an answer before a workflow sees it; undefined where there is no code. */
export function prepareCode(
  connector: Connector,
  subject: Extract<CodeSubject, { answer: unknown }>,
): CodeStep<Answer> | undefined;
export function prepareCode(
  connector: Connector,
  subject: CodeSubject,
): CodeStep<ShapedRequest> | CodeStep<Answer> | undefined {
  const { code } = connector;
  if (code === undefined) return undefined;
  if ('request' in subject) {
    const { request, connection } = subject;
    const programs = codePrograms(code.text, {
      handler: 'onRequest',
      message: requestMessage(request),
      context: contextOf(request.operationId),
    });
    return {
      programs,
      finish: (printed) => {
        const { message, logs } = readPrinted(printed);
        return { value: toRequest(message, { connector, request, connection }), logs };
      },
    };
  }
  const programs = codePrograms(code.text, {
    handler: 'onResponse',
    message: answerMessage(subject.answer),
    context: contextOf(subject.operationId),
  });
  return {
    programs,
    finish: (printed) => {
      const { message, logs } = readPrinted(printed);
      return { value: toAnswer(message, subject.answer), logs };
    },
  };
}

function contextOf(operationId: string | undefined): JsonObject {
  return { operationId: operationId ?? null };
}

function readPrinted(printed: string): { message: JsonObject; logs: readonly string[] } {
  const read = parseJson(printed);
  const message = member(read, 'message');
  if (!isJsonObject(message)) throw notValid('It must give back an object, or nothing to keep what it was given.');
  return { message, logs: listMember(read, 'logs').filter((line) => typeof line === 'string') };
}

function notValid(what: string): Refusal {
  return new Refusal('code-result-not-valid', `What the connector's code gave back cannot be used. ${what}`);
}

function requestMessage({ method, url, headers, body }: ShapedRequest): JsonObject {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return { method, url, headers, body: bodyMessage(body, type) };
}

/** A body as code sees it: JSON as its value, text as text, bytes as a content object. */
function bodyMessage(body: string | Uint8Array | undefined, type: string): JsonValue {
  if (body === undefined) return null;
  if (typeof body !== 'string') {
    return { '$content-type': type || 'application/octet-stream', $content: toBase64(body) };
  }
  return (isJsonType(type) ? parseJson(body) : undefined) ?? body;
}

function toRequest(
  message: JsonObject,
  given: { connector: Connector; request: ShapedRequest; connection: Connection | undefined },
): ShapedRequest {
  const { connector, request, connection } = given;
  const method = textMember(message, 'method') ?? '';
  const url = textMember(message, 'url') ?? '';
  const parsed = /[\s\\]/.test(url) ? undefined : parseUrl(url);
  if (!isHeaderName(method)) throw notValid(`The method ${JSON.stringify(method)} is none.`);
  if (parsed === undefined) throw notValid(`${JSON.stringify(url)} is no http(s) address.`);
  if (parsed.host !== parseUrl(request.url)?.host && !isDeclaredHost(connector, connection, parsed.host)) {
    throw new Refusal(
      'code-host-not-declared',
      `The connector's code sends the call to ${JSON.stringify(parsed.host)}, which the connector does not declare. Credentials go to declared hosts only.`,
    );
  }
  const headers = headersOf(message);
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const body = bodyOf(member(message, 'body'));
  const { body: _old, ...rest } = request;
  return {
    ...rest,
    method: method.toUpperCase(),
    url,
    headers: body === undefined || hasType ? headers : { ...headers, 'Content-Type': body.type },
    ...(body === undefined ? {} : { body: body.content }),
  };
}

function bodyOf(value: JsonValue | undefined): { content: string | Uint8Array; type: string } | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return { content: value, type: 'text/plain' };
  const content = textMember(value, '$content');
  const bytes = content === undefined ? undefined : fromBase64(content);
  if (bytes) return { content: bytes, type: textMember(value, '$content-type') ?? 'application/octet-stream' };
  return { content: JSON.stringify(value), type: 'application/json' };
}

function headersOf(message: JsonObject): Record<string, string> {
  const headers: Record<string, string> = {};
  const given = member(message, 'headers');
  for (const [name, value] of Object.entries(isJsonObject(given) ? given : {})) {
    if (value === undefined || value === null || name.toLowerCase() === 'content-length') continue;
    const text = scalarText(value);
    if (!isHeaderName(name) || !isHeaderValue(text)) {
      throw notValid(`The header ${JSON.stringify(name)} has a name or value that HTTP does not allow.`);
    }
    headers[name] = text;
  }
  return headers;
}

function answerMessage({ statusCode, headers, body }: Answer): JsonObject {
  return { statusCode, headers, body: body ?? null };
}

function toAnswer(message: JsonObject, answer: Answer): Answer {
  const status = member(message, 'statusCode');
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599) {
    throw notValid(`The status code ${JSON.stringify(status ?? null)} is none.`);
  }
  const body = member(message, 'body');
  const { body: _old, ...rest } = answer;
  return {
    ...rest,
    statusCode: status,
    headers: headersOf(message),
    ...(body === undefined || (body === null && answer.body === undefined) ? {} : { body }),
  };
}
