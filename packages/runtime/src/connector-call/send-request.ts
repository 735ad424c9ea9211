import { type StoredContent, type Value, values } from '@tenon/definition';
import type { EffectContext, RequestOutcome, SendRequest, StoredBodies } from '../effects.ts';
import type { Egress, EgressAnswer, EgressRequest } from '../egress/egress.ts';
import { readAuthentication } from './authentication.ts';
import { keepContent, readContent } from './read-content.ts';
import type { TokenSource } from './token-source.ts';
import { writeContent } from './write-content.ts';

/** Sends the request of an Http action, once. */
export async function sendRequest(
  parts: { readonly egress: Egress; readonly tokens: TokenSource },
  command: SendRequest,
  context: EffectContext,
): Promise<RequestOutcome> {
  const { http } = command;
  const headers = Object.entries(http.headers);
  const written = bodyOf(http.body, headers, context);
  addIdempotencyKey(headers, http.method, command.idempotencyKey);
  addTraceparent(headers, context);

  const authentication = readAuthentication(command.authentication);
  if (authentication.kind === 'not-possible') {
    return { failure: { code: 'authentication-not-possible', message: authentication.message, retry: false } };
  }
  if (authentication.kind === 'header') setHeader(headers, 'Authorization', authentication.value);
  if (authentication.kind === 'client-credentials') {
    const token = await parts.tokens.clientCredentials(authentication, context);
    if (token.kind === 'failed')
      return { failure: { code: token.code, message: token.message, retry: token.canRetry } };
    setHeader(headers, 'Authorization', `${token.tokenType} ${token.accessToken.reveal()}`);
  }
  const answer = await parts.egress.send({
    method: http.method,
    url: http.uri,
    headers,
    ...(written === undefined ? {} : { body: written }),
    timeoutMs: command.timeoutMs,
    compression: command.decompress ? 'decode' : 'keep',
    signal: context.signal,
    ...(context.held ? { held: context.held } : {}),
    ...(keeperOf(command, context) ?? {}),
    ...(authentication.kind === 'certificate' ? { clientCertificate: authentication.certificate } : {}),
  });
  return outcomeOf(answer, command.keepsParts ? 'kept' : 'read');
}

function bodyOf(
  body: Value | undefined,
  headers: [string, string][],
  { bodies }: EffectContext,
): EgressRequest['body'] | undefined {
  if (body === undefined) return undefined;
  // Its content type is among the headers: the run put it there.
  if (values.isStored(body)) return { bytes: body.bytes, read: () => readOf(bodies, body) };
  const written = writeContent(body, headerOf(headers, 'content-type'));
  if (written && headerOf(headers, 'content-type') === undefined) headers.push(['Content-Type', written.contentType]);
  return written?.bytes;
}

function readOf(bodies: StoredBodies | undefined, body: StoredContent): AsyncIterable<Uint8Array> {
  if (bodies === undefined) throw new Error(`The body ${body.id} is of no run.`);
  return bodies.read(body);
}

/** Answers that are parts of something, or that open and close something else, are read; all others may be kept. */
export function keeperOf(
  { purpose, keepsParts }: Pick<SendRequest, 'purpose' | 'keepsParts'>,
  { bodies }: EffectContext,
): Pick<EgressRequest, 'keeper'> | undefined {
  const mayKeep = !keepsParts && ['call', 'poll', 'page', 'whole'].includes(purpose);
  return mayKeep && bodies !== undefined ? { keeper: bodies.keeper } : undefined;
}

/**
 * What an answer means to the run: a reply with its body decoded, or the reason why there is none. `parts` says what becomes of the
 * body of a 206: `kept` are its bytes, which may end within a character.
 */
export function outcomeOf(answer: EgressAnswer, parts: 'read' | 'kept' = 'read'): RequestOutcome {
  if (answer.kind === 'failed') {
    return { failure: { code: answer.code, message: answer.message, retry: answer.canRetry } };
  }
  const headers = joinHeaders(answer.headers);
  const contentType = headerOf(Object.entries(headers), 'content-type');
  const isPart = parts === 'kept' && answer.status === 206;
  if (answer.kept !== undefined) return { reply: { statusCode: answer.status, headers, body: answer.kept } };
  const body = isPart ? keepContent(answer.body, contentType) : readContent(answer.body, contentType);
  return { reply: { statusCode: answer.status, headers, ...(body === undefined ? {} : { body }) } };
}

/** The headers by name, in the spelling in which they first came; several values of one are joined with commas. */
export function joinHeaders(headers: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const byLowerName = new Map<string, [name: string, value: string]>();
  for (const [name, value] of headers) {
    const known = byLowerName.get(name.toLowerCase());
    if (known) known[1] += `,${value}`;
    else byLowerName.set(name.toLowerCase(), [name, value]);
  }
  return Object.fromEntries(byLowerName.values());
}

/** A header's value, its name compared ignoring case. */
export function headerOf(headers: readonly (readonly [string, string])[], name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1];
}

/** Puts a header in the place of any other of its name. */
export function setHeader(headers: [string, string][], name: string, value: string): void {
  for (let index = headers.length - 1; index >= 0; index -= 1) {
    if (headers[index]?.[0].toLowerCase() === name.toLowerCase()) headers.splice(index, 1);
  }
  headers.push([name, value]);
}

/** Lets the receiver's trace continue the run's, unless the workflow sends a trace of its own. */
export function addTraceparent(headers: [string, string][], { traceparent }: Pick<EffectContext, 'traceparent'>): void {
  if (traceparent !== undefined && headerOf(headers, 'traceparent') === undefined) {
    headers.push(['traceparent', traceparent]);
  }
}

/** Lets the receiver of a change recognise that it is asked a second time, after a crash or a retry. */
export function addIdempotencyKey(headers: [string, string][], method: string, key: string): void {
  const changes = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method.toUpperCase());
  if (changes && headerOf(headers, 'idempotency-key') === undefined) headers.push(['Idempotency-Key', key]);
}
