import {
  type ApiRequest,
  type Connector,
  declaredHosts,
  type JsonValue,
  readAnswer,
  type ShapedRequest,
  shapeRequest,
} from '@tenon/connector';
import { readValue, type Value, writeValue } from '@tenon/definition';
import { Refusal } from '@tenon/diagnostics';
import type { CallConnector, EffectContext, RequestOutcome } from '../effects.ts';
import type { Egress, EgressAnswer } from '../egress/egress.ts';
import { createScrubber } from '../vault/scrubber.ts';
import type { OpenedConnection } from './connection-values.ts';
import { type CodeRun, changeAnswer } from './custom-code.ts';
import { exchange } from './exchange.ts';
import { type PolledOutcome, toPollOutcome } from './poll-outcome.ts';
import { keepContent, readContent } from './read-content.ts';
import { addIdempotencyKey, addTraceparent, headerOf, joinHeaders } from './send-request.ts';

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
  const request = shape(connector, opened, command);
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
      compression: command.decompress ? 'decode' : 'keep',
      headers,
    },
  );
  if (!context.signal.aborted) {
    const { operationId } = sent;
    const milliseconds = parts.clock.now().getTime() - begunAt;
    parts.observe({ operationId, status: answer.kind === 'failed' ? undefined : answer.status, milliseconds });
  }
  const outcome = await toOutcome(connector, { answer, opened, sent, code: parts.code, command });
  return command.purpose === 'poll'
    ? toPollOutcome(outcome, relativePath(connector, opened, command.pathAndQuery))
    : outcome;
}

function shape(connector: Connector, opened: OpenedConnection, command: CallConnector): ShapedRequest {
  const body = command.body === undefined ? undefined : toPlain(command.body);
  const api: ApiRequest = {
    method: command.method,
    path: relativePath(connector, opened, command.pathAndQuery),
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

/** The path below the API of an address that a poll or a page named in full. An address elsewhere is refused: no credential goes there. */
function relativePath(connector: Connector, opened: OpenedConnection, pathAndQuery: string): string {
  if (!/^https?:\/\//i.test(pathAndQuery)) return pathAndQuery;
  const url = URL.parse(pathAndQuery);
  const { host, basePath } = connector.service;
  if (url !== null && url.host === host.toLowerCase() && `${url.pathname}/`.startsWith(`${basePath}/`)) {
    return `${url.pathname.slice(basePath.length)}${url.search}`;
  }
  const isDeclared = url !== null && declaredHosts(connector, opened.data).includes(url.host);
  throw new Refusal(
    'host-not-bound',
    isDeclared
      ? `The address ${url.origin}${url.pathname} is outside of the API's base path '${basePath}'.`
      : `${url?.host ?? 'The address'} is not a host of this connector, so its connection is not used there.`,
  );
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
  const bytes = scrubber.scrubBytes(answer.body);
  if (connector.code === undefined && !isRead(connector, sent.operationId)) {
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
    reply: { statusCode: read.statusCode, headers: read.headers, ...(body === undefined ? {} : { body }) },
    ...(read.poll === undefined ? {} : { poll: read.poll }),
  };
}

/** Whether what a workflow sees of an answer is more than its body: its envelope is taken off, or policies change it. */
function isRead(connector: Connector, operationId: string | undefined): boolean {
  const operation = connector.operations.find((one) => one.operationId === operationId);
  return operation?.extensions['x-tenon-soap'] !== undefined || hasAnswerPolicies(connector, operationId);
}

function hasAnswerPolicies(connector: Connector, operationId: string | undefined): boolean {
  return connector.policies.some(
    ({ section, template, operations }) =>
      (section !== 'request' || template === 'pollingtrigger') &&
      (operations.length === 0 || (operationId !== undefined && operations.includes(operationId))),
  );
}

/** The value as ordinary JSON, in which numbers are doubles. */
function toPlain(value: Value): JsonValue {
  return JSON.parse(writeValue(value)) as JsonValue;
}
