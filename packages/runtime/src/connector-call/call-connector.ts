import { randomUUID } from 'node:crypto';
import {
  type ApiRequest,
  type Connector,
  declaredHosts,
  type JsonValue,
  readAnswer,
  type ShapedRequest,
  shapeRequest,
} from '@tenon/connector';
import { readValue, type Value, values, writeValue } from '@tenon/definition';
import { Refusal } from '@tenon/diagnostics';
import type { BodyKeeper } from '../bodies/keep-body.ts';
import type { CallConnector, EffectContext, RequestOutcome } from '../effects.ts';
import type { Egress, EgressAnswer, StreamedBody } from '../egress/egress.ts';
import { createScrubber } from '../vault/scrubber.ts';
import type { OpenedConnection } from './connection-values.ts';
import { type CodeRun, changeAnswer } from './custom-code.ts';
import { exchange } from './exchange.ts';
import { isReshaped } from './is-reshaped.ts';
import { type PolledOutcome, toPollOutcome } from './poll-outcome.ts';
import { keepContent, readContent } from './read-content.ts';
import { scrubbingKeeper } from './scrub-body.ts';
import { addIdempotencyKey, addTraceparent, headerOf, joinHeaders, keeperOf } from './send-request.ts';

/** A connection that is ready to be called. */
export interface ReadyConnection {
  readonly connector: Connector;
  readonly opened: OpenedConnection;
}

/** How sending one request of an operation went. */
export interface SentCall {
  /** Absent when the definition has no operation at the address. */
  readonly operationId: string | undefined;
  /** The status of the answer; absent when there was none. */
  readonly status: number | undefined;
  readonly milliseconds: number;
}

interface CallParts {
  readonly egress: Egress;
  readonly code: CodeRun;
  readonly clock: { now(): Date };
  readonly observe: (sent: SentCall) => void;
}

/** Sends the request of a connector action once, with the credentials of its connection. Their values are taken out of what comes back. */
export async function callConnector(
  parts: CallParts,
  { connector, opened }: ReadyConnection,
  { command, context }: { readonly command: CallConnector; readonly context: EffectContext },
): Promise<RequestOutcome> {
  const { request, streamed } = await shapeWithBody(connector, opened, { command, context });
  const headers: [string, string][] = [];
  addIdempotencyKey(headers, command.method, command.idempotencyKey);
  addTraceparent(headers, context);
  const begunAt = parts.clock.now().getTime();
  const { answer, request: sent } = await exchange(
    parts,
    { connector, connection: opened.data, request, secrets: opened.secrets },
    {
      timeoutMs: command.timeoutMs,
      signal: context.signal,
      ...(context.held ? { held: context.held } : {}),
      ...(streamed === undefined ? {} : { body: streamed }),
      ...keeperFor(connector, opened, { command, context, operationId: request.operationId }),
      compression: command.decompress ? 'decode' : 'keep',
      headers,
    },
  );
  if (!context.signal.aborted) {
    const { operationId } = sent;
    const milliseconds = parts.clock.now().getTime() - begunAt;
    parts.observe({ operationId, status: answer.kind === 'failed' ? undefined : answer.status, milliseconds });
  }
  const read = await toOutcome(connector, { answer, opened, sent, code: parts.code, command });
  const outcome = isFollowed(command, read) ? locate(read, { requestUrl: sent.url, secrets: opened.secrets }) : read;
  return command.purpose === 'poll' ? toPollOutcome(outcome, command.pathAndQuery) : outcome;
}

/**
 * The request with its body. A stored content is streamed where the connector passes the bytes of a body on as they are, which is found out
 * with a small one in its place; elsewhere it is opened.
 */
async function shapeWithBody(
  connector: Connector,
  opened: OpenedConnection,
  { command, context }: { readonly command: CallConnector; readonly context: EffectContext },
): Promise<{ readonly request: ShapedRequest; readonly streamed?: StreamedBody }> {
  const { body } = command;
  const { bodies } = context;
  if (!values.isStored(body)) return { request: shape(connector, opened, command) };
  if (bodies === undefined) throw new Error(`The body ${body.id} is of no run.`);
  if (body.kind !== 'json' && connector.code === undefined) {
    const mark = `tenon-${randomUUID()}`;
    const standIn = body.kind === 'text' ? mark : keepContent(Buffer.from(mark), body.contentType);
    const request = shape(connector, opened, { ...command, body: standIn });
    const isPassedOn = request.preparations.length === 0 && textOf(request.body) === mark;
    if (isPassedOn) return { request, streamed: { bytes: body.bytes, read: () => bodies.read(body) } };
  }
  return { request: shape(connector, opened, { ...command, body: await bodies.open(body) }) };
}

function textOf(body: ShapedRequest['body']): string {
  return typeof body === 'string' || body === undefined ? (body ?? '') : Buffer.from(body).toString('latin1');
}

/** Where a large answer goes whose bytes nobody of the connector looks into; secrets are taken out of it on the way. */
function keeperFor(
  connector: Connector,
  opened: OpenedConnection,
  call: { readonly command: CallConnector; readonly context: EffectContext; readonly operationId: string | undefined },
): { readonly keeper?: BodyKeeper } {
  const { keeper } = keeperOf(call.command, call.context) ?? {};
  if (keeper === undefined || connector.code !== undefined || isReshaped(connector, call.operationId)) return {};
  return { keeper: scrubbingKeeper(keeper, createScrubber(opened.secrets)) };
}

function shape(connector: Connector, opened: OpenedConnection, command: CallConnector): ShapedRequest {
  const body = command.body === undefined ? undefined : toPlain(command.body);
  const api: ApiRequest = {
    method: command.method,
    path: addressOf(connector, opened, command),
    headers: command.headers,
    connection: opened.data,
    ...(body === undefined ? {} : { body }),
  };
  const request = shapeRequest(connector, api);
  // Numbers that JSON cannot hold exactly stay exact when nothing else was changed in the body.
  const isUnchanged =
    command.body !== undefined && typeof request.body === 'string' && request.body === JSON.stringify(body);
  return isUnchanged && command.body !== undefined ? { ...request, body: writeValue(command.body) } : request;
}

/** The path of a call, or the full address that a poll or a page named. An address elsewhere is refused: no credential goes there. */
function addressOf(
  connector: Connector,
  opened: OpenedConnection,
  { pathAndQuery, purpose }: Pick<CallConnector, 'pathAndQuery' | 'purpose'>,
): string {
  if (!/^https?:\/\//i.test(pathAndQuery)) {
    const { basePath } = connector.service;
    // The link to a page is relative to where the last one came from, of which the base path is a part.
    const isWithBase = purpose === 'page' && basePath !== '' && pathAndQuery.startsWith(`${basePath}/`);
    return isWithBase ? pathAndQuery.slice(basePath.length) : pathAndQuery;
  }
  const url = URL.parse(pathAndQuery);
  if (url && declaredHosts(connector, opened.data).includes(url.host)) return url.href;
  throw new Refusal(
    'host-not-bound',
    `${url?.host ?? 'The address'} is not a host of this connector, so its connection is not used there.`,
  );
}

/** Whether the `Location` of a reply is where something goes next, and not just told to the workflow. */
function isFollowed({ purpose, headers }: CallConnector, outcome: PolledOutcome): boolean {
  const opensUpload = headerOf(Object.entries(headers), 'x-ms-transfer-mode') !== undefined;
  return purpose !== 'call' || opensUpload || ('reply' in outcome && outcome.reply.statusCode === 202);
}

/** The outcome with its `Location` as a full address: what is relative in it is so to the request, not to the API. */
function locate(
  outcome: PolledOutcome,
  { requestUrl, secrets }: { readonly requestUrl: string; readonly secrets: readonly string[] },
): PolledOutcome {
  if (!('reply' in outcome)) return outcome;
  const { reply } = outcome;
  const scrubber = createScrubber(secrets);
  const full = (location: string): string =>
    location === '' ? '' : scrubber.scrubText(URL.parse(location, requestUrl)?.href ?? location);
  const headers = Object.entries(reply.headers).map(([name, value]) => [
    name,
    name.toLowerCase() === 'location' ? full(value) : value,
  ]);
  return { ...outcome, reply: { ...reply, headers: Object.fromEntries(headers) } };
}

async function toOutcome(
  connector: Connector,
  {
    answer,
    opened,
    sent,
    code,
    command,
  }: {
    readonly answer: EgressAnswer;
    readonly opened: OpenedConnection;
    readonly sent: ShapedRequest;
    readonly code: CodeRun;
    readonly command: CallConnector;
  },
): Promise<PolledOutcome> {
  if (answer.kind === 'failed')
    return { failure: { code: answer.code, message: answer.message, retry: answer.canRetry } };
  // An API may echo what it was sent: keys do not get into a run's history that way.
  const scrubber = createScrubber(opened.secrets);
  const headers = Object.fromEntries(
    Object.entries(joinHeaders(answer.headers)).map(([name, value]) => [name, scrubber.scrubText(value)]),
  );
  if (answer.kept !== undefined) return { reply: { statusCode: answer.status, headers, body: answer.kept } };
  const bytes = scrubber.scrubBytes(answer.body);
  if (connector.code === undefined && !isReshaped(connector, sent.operationId)) {
    const contentType = headerOf(Object.entries(headers), 'content-type');
    const isPart = command.keepsParts === true && answer.status === 206;
    const body = isPart ? keepContent(bytes, contentType) : readContent(bytes, contentType);
    return { reply: { statusCode: answer.status, headers, ...(body === undefined ? {} : { body }) } };
  }
  const plain = readAnswer(
    connector,
    { status: answer.status, headers, body: bytes },
    {
      connection: opened.data,
      requestUrl: sent.url,
      ...(sent.operationId === undefined ? {} : { operationId: sent.operationId }),
    },
  );
  const read = await changeAnswer(code, { connector, answer: plain, operationId: sent.operationId });
  const body = read.body === undefined ? undefined : readValue(JSON.stringify(read.body));
  return {
    reply: {
      statusCode: read.statusCode,
      headers: read.headers,
      ...(body === undefined ? {} : { body }),
      ...(read.isFinal && read.statusCode === plain.statusCode ? { isFinal: true } : {}),
    },
    ...(read.poll === undefined ? {} : { poll: read.poll }),
  };
}

/** The value as ordinary JSON, in which numbers are doubles. */
function toPlain(value: Value): JsonValue {
  return JSON.parse(writeValue(value)) as JsonValue;
}
