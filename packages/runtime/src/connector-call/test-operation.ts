import type { Connector } from '@tenon/connector';
import {
  type AccessToken,
  type Connection as ConnectionData,
  type JsonValue,
  readAnswer,
  type ShapedRequest,
  shapeCall,
  shapeRequest,
} from '@tenon/connector';
import { values } from '@tenon/definition';
import { Refusal } from '@tenon/diagnostics';
import type { Egress, EgressAnswer } from '../egress/egress.ts';
import { createScrubber } from '../vault/scrubber.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReadyConnection } from './call-connector.ts';
import { textsOf } from './connection-values.ts';
import type { ConnectedOperation, ConnectionCall, OperationTest, TestedOperation } from './connector-calls.ts';
import { type CodeRun, changeAnswer } from './custom-code.ts';
import { exchange } from './exchange.ts';
import { isReshaped } from './is-reshaped.ts';
import { isOwnPage, type PageOwner, requestOfPage, sealPage } from './next-page.ts';
import { headerOf, joinHeaders } from './send-request.ts';

interface TestParts {
  readonly egress: Egress;
  readonly vault: Vault;
  readonly scripts: CodeRun['scripts'];
  readonly clock: { now(): Date };
}

/** Whoever tests waits in front of a screen. */
const timeoutMs = 60_000;
const maxBytes = 5_000_000;

/** Calls one operation with values that are not kept, and shows request and answer without the secrets among them. `obtained` are its tokens. */
export function testOperation(
  parts: TestParts,
  test: OperationTest,
  obtained: Readonly<Record<string, AccessToken>>,
): Promise<TestedOperation> {
  const tokens = { ...obtained, ...tokensGiven(test) };
  const connection: ConnectionData = {
    values: test.connection,
    ...(test.parameterSet === undefined ? {} : { parameterSet: test.parameterSet }),
    ...(Object.keys(tokens).length === 0 ? {} : { tokens }),
  };
  const { connector, operationId, by } = test;
  const request = shapeCall(connector, { operationId, values: test.values, connection });
  const secrets = [...secretTexts(test), ...Object.values(obtained).map(({ accessToken }) => accessToken)];
  const owner = by && { tenantId: by.tenantId, recordId: by.connectorId, operationId };
  const shown = { connector, connection, request, secrets, isLookup: test.purpose === 'lookup' };
  return showPage(parts, shown, { ...test, owner });
}

/** Sends a request through a connection for a member who may use it. */
export async function testConnectionCall(
  parts: TestParts,
  { connector, opened }: ReadyConnection,
  call: ConnectionCall,
): Promise<TestedOperation> {
  const request = shapeRequest(connector, {
    method: call.method,
    path: call.pathAndQuery,
    headers: call.headers,
    connection: opened.data,
    ...(call.body === undefined ? {} : { body: readBody(call) }),
  });
  return show(parts, { connector, connection: opened.data, request, secrets: opened.secrets }, call.signal);
}

/** Calls an operation through a connection for a member who may use it, to find out what an input may be. */
export async function testConnectedOperation(
  parts: TestParts,
  { connector, opened }: ReadyConnection,
  call: ConnectedOperation,
): Promise<TestedOperation> {
  const { operationId, values: given, tenantId, connectionId } = call;
  const request = shapeCall(connector, { operationId, values: given, connection: opened.data });
  const owner = { tenantId, recordId: connectionId, operationId };
  const shown = { connector, connection: opened.data, request, secrets: opened.secrets, isLookup: true };
  return showPage(parts, shown, { ...call, owner });
}

interface Shown {
  readonly connector: Connector;
  readonly connection: ConnectionData;
  readonly request: ShapedRequest;
  readonly secrets: readonly string[];
  /** The answer is wanted as workflows see it, not as it came. */
  readonly isLookup?: boolean;
  /** Whose the pages are; without it none is told. */
  readonly owner?: PageOwner | undefined;
}

function showPage(
  parts: TestParts,
  shown: Shown,
  {
    owner,
    page,
    signal,
  }: { readonly owner: PageOwner | undefined; readonly page?: string; readonly signal?: AbortSignal },
): Promise<TestedOperation> {
  const { connector } = shown;
  const request =
    page === undefined || owner === undefined
      ? shown.request
      : requestOfPage({ vault: parts.vault, connector }, owner, { request: shown.request, page });
  return show(parts, { ...shown, request, owner }, signal);
}

/** A JSON body is given as its value, so that defaults and policies apply to it. */
function readBody(call: ConnectionCall): JsonValue {
  const text = call.body ?? '';
  const { type } = values.parseMediaType(headerOf(Object.entries(call.headers), 'content-type') ?? '');
  if (type !== '' && !values.isJsonType(type)) return text;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // Not JSON although nothing else was said: it is sent as the text that it is.
    return text;
  }
}

async function show(parts: TestParts, shown: Shown, signal: AbortSignal | undefined): Promise<TestedOperation> {
  const { connector, connection, request, secrets } = shown;
  const scrubber = createScrubber(secrets);
  const startedAt = parts.clock.now().getTime();
  const code: CodeRun = { scripts: parts.scripts, logs: [] };
  const exchanged = await withoutDefect(code, () =>
    exchange(
      { egress: limited(parts.egress), code },
      { connector, connection, request, secrets },
      { timeoutMs, ...(signal === undefined ? {} : { signal }) },
    ),
  );
  if ('failure' in exchanged)
    return scrubber.scrubData({ request: showRequest(request), response: null, ...exchanged });
  const { request: sent, answer } = exchanged;
  const durationMs = parts.clock.now().getTime() - startedAt;
  const failure = answer.kind === 'failed' ? { code: answer.code, message: answer.message } : null;
  const response = answer.kind === 'failed' ? null : { ...showAnswer(answer), durationMs };
  const isChanged = connector.code !== undefined || (shown.isLookup && isReshaped(connector, sent.operationId));
  const changed =
    response === null || !isChanged
      ? { response, failure, logs: code.logs }
      : await withoutDefect(code, () => changeShown(code, { connector, connection, sent, shown: response }));
  const tested = scrubber.scrubData({ request: showRequest(sent), response, ...changed });
  const next = answer.kind === 'failed' ? undefined : nextPage(parts, shown, { sent, answer });
  return next === undefined ? tested : { ...tested, next };
}

/** The next page where there is one, and where the secrets of the connection may go to it. */
function nextPage(
  { vault }: Pick<TestParts, 'vault'>,
  { connector, connection, owner }: Shown,
  { sent, answer }: { readonly sent: ShapedRequest; readonly answer: Extract<EgressAnswer, { kind: 'answered' }> },
): string | undefined {
  if (owner === undefined || answer.status >= 300) return undefined;
  const { operationId } = owner;
  const raw = { status: answer.status, headers: joinHeaders(answer.headers), body: answer.body };
  const { nextLink: url } = readAnswer(connector, raw, { operationId, connection, requestUrl: sent.url });
  if (url === undefined || !isOwnPage(connector, connection, { requestUrl: sent.url, url })) return undefined;
  return sealPage(vault, owner, url);
}

/** What the code of a connector does wrong is part of what a test shows. */
async function withoutDefect<T>(
  code: CodeRun,
  work: () => Promise<T>,
): Promise<T | Pick<TestedOperation, 'failure' | 'logs'>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || !error.code.startsWith('code-')) throw error;
    return { failure: { code: error.code, message: error.message }, logs: code.logs };
  }
}

/** The answer as workflows see it: read, changed by policies and by the connector's code. */
async function changeShown(
  code: CodeRun,
  {
    connector,
    connection,
    sent,
    shown,
  }: {
    readonly connector: Connector;
    readonly connection: ConnectionData;
    readonly sent: ShapedRequest;
    readonly shown: NonNullable<TestedOperation['response']>;
  },
): Promise<Pick<TestedOperation, 'response' | 'failure' | 'logs'>> {
  const { operationId } = sent;
  const answer = readAnswer(
    connector,
    { status: shown.status, headers: shown.headers, body: Buffer.from(shown.body) },
    { connection, requestUrl: sent.url, ...(operationId === undefined ? {} : { operationId }) },
  );
  const { statusCode, headers, body } = await changeAnswer(code, { connector, answer, operationId });
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return { response: { ...shown, status: statusCode, headers, body: text }, failure: null, logs: code.logs };
}

function showRequest({ method, url, headers, body }: ShapedRequest): TestedOperation['request'] {
  const text = body === undefined ? null : typeof body === 'string' ? body : Buffer.from(body).toString('base64');
  return { method, url, headers, body: text };
}

function limited(egress: Egress): Egress {
  return { ...egress, send: (request) => egress.send({ ...request, maxBytes }) };
}

function showAnswer(answer: Extract<EgressAnswer, { kind: 'answered' }>) {
  const headers = joinHeaders(answer.headers);
  const { type } = values.parseMediaType(headerOf(Object.entries(headers), 'content-type') ?? '');
  const isText =
    type === '' || values.isJsonType(type) || type.startsWith('text/') || /xml|form-urlencoded|javascript/.test(type);
  return {
    status: answer.status,
    headers,
    body: Buffer.from(answer.body).toString(isText ? 'utf8' : 'base64'),
  };
}

/** Tokens got elsewhere, which the member pasted. */
function tokensGiven(test: OperationTest): Record<string, AccessToken> {
  const parameters = [
    ...test.connector.connection.parameters,
    ...test.connector.connection.sets.flatMap((set) => set.parameters),
  ];
  const given = parameters.flatMap(({ name, type }) => {
    const value = test.connection[name];
    return type === 'oauth' && typeof value === 'string' && value !== ''
      ? [[name, { accessToken: value }] as const]
      : [];
  });
  return Object.fromEntries(given);
}

function secretTexts(test: OperationTest): string[] {
  const parameters = [
    ...test.connector.connection.parameters,
    ...test.connector.connection.sets.flatMap((set) => set.parameters),
  ];
  return parameters.flatMap(({ name, type }) => {
    const value = test.connection[name];
    return value !== undefined && (type === 'secret' || type === 'oauth') ? textsOf(value) : [];
  });
}
