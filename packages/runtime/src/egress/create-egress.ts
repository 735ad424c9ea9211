import { lookup } from 'node:dns/promises';
import { Readable } from 'node:stream';
import { createSecureContext, type SecureContext } from 'node:tls';
import { Agent, type Dispatcher, request as sendHttp } from 'undici';
import { type ByteBudget, type ByteLease, createByteBudget, usualBodyBytes } from '../bodies/byte-budget.ts';
import { holdBytes } from '../bodies/held-bytes.ts';
import { type BodyKeeper, KeepingFailed } from '../bodies/keep-body.ts';
import { setDeadline } from './deadline.ts';
import type { Egress, EgressAnswer, EgressFailure, EgressRequest } from './egress.ts';
import { egressFailure } from './egress.ts';
import { explainFailure } from './explain-failure.ts';
import type { ResolveName } from './guarded-connector.ts';
import { guardedConnector } from './guarded-connector.ts';
import { createHostCircuits } from './host-circuits.ts';
import type { NamedHost } from './host-list.ts';
import { isNamed, readNamedHost } from './host-list.ts';
import { judgeUrl, readUrl } from './judge-url.ts';
import { readBody } from './read-body.ts';
import { followRedirect, isRedirect } from './redirect.ts';
import { readStandIn, wireUrl } from './stand-in.ts';

/** What an egress is made of. */
export interface EgressOptions {
  /**
   * Hosts the operator allows although they are private or plain http: `name`, `name:port`, `name:*`, `*.domain`. An entry
   * `name=http://address:port` lets that address answer for the name.
   */
  readonly allowedHosts?: readonly string[];
  readonly clock: { now(): Date };
  readonly log?: EgressLog;
  readonly observe?: EgressObserver;
  /** What large answers take their bytes from; one of its own by default. */
  readonly bodies?: ByteBudget;
  /** Asks for all addresses of a name; the system's resolver by default. */
  readonly resolve?: ResolveName;
}

/** Where each outgoing request leaves one line: never a path, a query, a header or a body. */
export interface EgressLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** What an outgoing request came to, in words of which there are few. */
export interface EgressExchange {
  /** `allowed`: a host that the operator allows although it is private or plain http. */
  readonly hostClass: 'public' | 'allowed';
  /** The class of the status, as `2xx`, or the code of the failure. */
  readonly outcome: string;
  readonly seconds: number;
}

/** Told of each outgoing request when it is over. */
export type EgressObserver = (exchange: EgressExchange) => void;

const longestMs = 120_000;
const connectTimeoutMs = 10_000;
const defaultMaxBytes = 104_857_600;
const maxRedirects = 5;
/** Real JSON compresses up to about 50 times, zeros about 1000 times. */
const maxRatio = 200;

/** Opens the way out. The caller closes it. An entry of `allowedHosts` that is no host is a defect of the configuration and throws. */
export function createEgress(options: EgressOptions): Egress {
  const standIns = (options.allowedHosts ?? []).flatMap((entry) => readStandIn(entry) ?? []);
  const allowedHosts = (options.allowedHosts ?? []).filter((entry) => !readStandIn(entry)).map(readAllowedHost);
  const reachable = [...allowedHosts, ...standIns.map(({ origin }) => readAllowedHost(origin.host))];
  const resolve = options.resolve ?? ((hostname: string) => lookup(hostname, { all: true, order: 'verbatim' }));
  const guard = { allowedHosts: reachable, resolve, connectTimeoutMs };
  const agentOptions = {
    headersTimeout: longestMs,
    bodyTimeout: longestMs,
    keepAliveTimeout: 10_000,
    maxHeaderSize: 65_536,
    pipelining: 1,
  };
  const shared = new Agent({ ...agentOptions, connect: guardedConnector(guard) });

  const circuits = createHostCircuits();
  const bodies = options.bodies ?? createByteBudget(usualBodyBytes);

  async function send(request: EgressRequest): Promise<EgressAnswer> {
    const startedAt = options.clock.now().getTime();
    const url = readUrl(request.url);
    const waitMs = Math.min(request.timeoutMs ?? longestMs, longestMs);
    const turn = { waitMs, ...(request.signal && { signal: request.signal }) };
    const answer = await circuits.send(url?.host ?? '', turn, () => sendAndFollow(request));
    const durationMs = options.clock.now().getTime() - startedAt;
    options.observe?.({
      hostClass: url !== undefined && isNamed(reachable, url) ? 'allowed' : 'public',
      outcome: answer.kind === 'answered' ? `${Math.floor(answer.status / 100)}xx` : answer.code,
      seconds: durationMs / 1_000,
    });
    options.log?.info(
      {
        host: url?.host,
        method: request.method,
        durationMs,
        ...(answer.kind === 'answered'
          ? { status: answer.status, bytes: answer.kept?.bytes ?? answer.body.byteLength }
          : { failure: answer.code }),
      },
      'outgoing request',
    );
    return answer;
  }

  async function sendAndFollow(original: EgressRequest): Promise<EgressAnswer> {
    const deadline = setDeadline(Math.min(original.timeoutMs ?? longestMs, longestMs), original.signal);
    const own = original.held === undefined ? holdBytes('') : undefined;
    try {
      return await follow(own ? { ...original, held: own } : original, deadline.signal);
    } finally {
      deadline.release();
      own?.release();
    }
  }

  async function follow(original: EgressRequest, signal: AbortSignal): Promise<EgressAnswer> {
    const rules = { allowedHosts, boundHosts: original.boundHosts?.flatMap((host) => readNamedHost(host) ?? []) };
    let request = original;
    let url = readUrl(request.url);
    for (let redirectCount = 0; redirectCount <= maxRedirects; redirectCount += 1) {
      if (url === undefined) return egressFailure('url-not-valid', 'The address is not an absolute URL.');
      const leftBoundHosts = redirectCount > 0 && request.boundHosts === undefined;
      const refusal = judgeUrl(url, leftBoundHosts ? { ...rules, boundHosts: undefined } : rules);
      if (refusal !== undefined) return refusal;
      const answer = await exchange({ request, url, wire: wireUrl(standIns, url), signal, redirectCount, bodies });
      if (answer.kind === 'failed' || !isRedirect(answer.status) || request.redirects === 'manual') return answer;
      const location = answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
      if (location === undefined) return answer;
      const target = readUrl(location, url);
      if (target === undefined)
        return egressFailure('redirect-not-allowed', `${url.host} redirects to something that is no address.`);
      const targetIsBound = rules.boundHosts !== undefined && isNamed(rules.boundHosts, target);
      const step = followRedirect(request, { status: answer.status, from: url, to: target, targetIsBound });
      if (step.kind === 'stay') return answer;
      if (step.kind === 'refuse') return egressFailure('redirect-not-allowed', step.message);
      request = step.request;
      url = step.url;
    }
    return egressFailure('too-many-redirects', `${url?.host} redirects more than ${maxRedirects} times.`);
  }

  async function exchange(hop: Hop): Promise<EgressAnswer> {
    const { request } = hop;
    if (!request.clientCertificate) return await exchangeOver(shared, hop);
    const secureContext = openCertificate(request.clientCertificate);
    if (secureContext === undefined) {
      return egressFailure(
        'client-certificate-not-readable',
        'The client certificate of the connection cannot be opened: it is no PFX (PKCS #12), or its password is another one.',
      );
    }
    const own = new Agent({
      ...agentOptions,
      connect: guardedConnector({ ...guard, secureContext }),
    });
    try {
      return await exchangeOver(own, hop);
    } finally {
      await own.close();
    }
  }

  return { send, allowedHosts: options.allowedHosts ?? [], close: () => shared.close() };
}

function openCertificate(certificate: NonNullable<EgressRequest['clientCertificate']>): SecureContext | undefined {
  try {
    return createSecureContext(certificate);
  } catch {
    // OpenSSL tells the reason in texts that change with its version.
    return undefined;
  }
}

interface Hop {
  readonly request: EgressRequest;
  readonly url: URL;
  /** Where it really goes: `url`, or the stand-in of its host. */
  readonly wire: URL;
  readonly signal: AbortSignal;
  readonly redirectCount: number;
  readonly bodies: ByteBudget;
}

async function exchangeOver(dispatcher: Dispatcher, hop: Hop): Promise<EgressAnswer> {
  const { request, url, signal } = hop;
  const decodes = request.compression !== 'keep';
  // The host is the address's: another name in this header would reach another site of the same server.
  const headers = (request.headers ?? [])
    .filter(([name]) => name.toLowerCase() !== 'host')
    .map(([name, value]): [string, string] => [name, value]);
  if (decodes && !headers.some(([name]) => name.toLowerCase() === 'accept-encoding')) {
    headers.push(['accept-encoding', 'gzip, deflate, br']);
  }
  if (hop.wire !== url) headers.push(['host', url.host]);
  const sent = sentBody(request.body, headers);
  try {
    const answer = await sendHttp(hop.wire, {
      dispatcher,
      method: request.method.toUpperCase() as Dispatcher.HttpMethod,
      body: sent,
      headers: headers.flat(),
      responseHeaders: 'raw',
      signal,
    });
    // With `responseHeaders: 'raw'` the headers are a flat list, which undici's types do not know.
    const raw = answer.headers as unknown as readonly string[];
    const received: (readonly [string, string])[] = [];
    for (let index = 0; index + 1 < raw.length; index += 2) received.push([String(raw[index]), String(raw[index + 1])]);
    const encodings = decodes && request.method.toUpperCase() !== 'HEAD' ? contentEncodings(received) : [];
    const declaredBytes = encodings.length === 0 ? contentLength(received) : undefined;
    const body = await readBody(answer.body, encodings, {
      maxBytes: request.maxBytes ?? defaultMaxBytes,
      maxRatio,
      ...(declaredBytes === undefined ? {} : { declaredBytes }),
      admit: (bytes) => takeBytes(hop, bytes),
      ...(request.keeper === undefined || isRedirect(answer.statusCode)
        ? {}
        : { keep: keepWith(request.keeper, received) }),
    });
    if (body.kind === 'no-room' && request.signal?.aborted !== true) {
      return egressFailure('answer-not-taken', noRoom(url, hop.bodies));
    }
    if (body.kind === 'no-room') return failureOf(undefined, hop);
    if (body.kind !== 'body' && body.kind !== 'kept')
      return egressFailure(body.kind === 'too-large' ? 'answer-too-large' : 'answer-not-readable', body.message);
    return {
      kind: 'answered',
      status: answer.statusCode,
      headers: encodings.length > 0 ? received.filter(([name]) => !describesEncoding(name)) : received,
      ...(body.kind === 'kept' ? { body: new Uint8Array(), kept: body.content } : { body: body.bytes }),
      url: url.href,
      redirectCount: hop.redirectCount,
    };
  } catch (error) {
    if (error instanceof KeepingFailed) throw error;
    return failureOf(error, hop);
  }
}

function keepWith(keeper: BodyKeeper, headers: readonly (readonly [string, string])[]) {
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return (first: Uint8Array) => keeper.begin(contentType, first);
}

/** The body as it is sent. One that is read meanwhile says how long it will be. */
function sentBody(body: EgressRequest['body'], headers: [string, string][]): Uint8Array | string | Readable | null {
  if (body === undefined) return null;
  if (typeof body !== 'string' && 'read' in body) {
    headers.push(['content-length', String(body.bytes)]);
    return Readable.from(body.read(), { objectMode: false });
  }
  return body.length === 0 ? null : body;
}

/** Waits until there is room for a large answer. Redirects and retries of one request keep what they took: it is little beside it. */
async function takeBytes({ request, bodies, signal }: Hop, bytes: number): Promise<ByteLease | undefined> {
  const lease = await bodies.take(bytes, { owner: request.held?.owner ?? '', signal });
  if (lease !== undefined) request.held?.keep(lease);
  return lease;
}

function noRoom({ host }: URL, { bytes }: ByteBudget): string {
  return `There was no room in time for the answer of ${host}: bodies on their way may take ${bytes} bytes of memory together. Try again later, or let the operator allow more.`;
}

/** What the other side says about the size of a body; undefined when it says nothing. */
function contentLength(headers: readonly (readonly [string, string])[]): number | undefined {
  const text = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function failureOf(error: unknown, { url, signal, request }: Hop): EgressFailure {
  if (request.signal?.aborted) return egressFailure('cancelled', `The request to ${url.host} was cancelled.`);
  if (signal.aborted) return egressFailure('timed-out', `${url.host} did not answer in time.`);
  return explainFailure(error, url);
}

function contentEncodings(headers: readonly (readonly [string, string])[]): string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((encoding) => encoding.trim().toLowerCase())
    .filter((encoding) => encoding !== '');
}

function describesEncoding(name: string): boolean {
  return ['content-encoding', 'content-length'].includes(name.toLowerCase());
}

function readAllowedHost(text: string): NamedHost {
  const host = readNamedHost(text);
  if (host === undefined)
    throw new Error(`'${text}' is not a host that can be allowed. Write name, name:port or name:*.`);
  return host;
}
