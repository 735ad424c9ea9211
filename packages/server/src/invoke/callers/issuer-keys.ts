import type { Egress } from '@tenon/runtime';
import { createLocalJWKSet, type JSONWebKeySet, type LocalJWKSet } from 'jose';

/** The public keys of those who issue tokens, as they publish them by OpenID Connect Discovery. */
export interface IssuerKeys {
  /** The keys of an issuer, from memory for an hour; undefined when they cannot be had. */
  keysOf(issuer: string): Promise<LocalJWKSet | undefined>;
  /** The keys of an issuer, asked for again because a token names one that is not among them; at most every 30 s. */
  renewedKeysOf(issuer: string): Promise<LocalJWKSet | undefined>;
}

/** What issuer keys are made of. */
export interface IssuerKeysParts {
  readonly egress: Pick<Egress, 'send'>;
  readonly clock: { now(): Date };
  /** Told when the keys of an issuer could not be had, and why. */
  readonly onFailure: (issuer: string, reason: string) => void;
}

const freshMs = 3_600_000;
/** For how long keys are used whose issuer does not answer any more. */
const usableMs = 86_400_000;
const pauseMs = 30_000;
const timeoutMs = 10_000;
const largestDocument = 512 * 1024;
const mostKeys = 100;
const mostIssuers = 500;

interface Held {
  keys?: LocalJWKSet;
  readAt: number;
  failedAt: number;
  renewedAt: number;
  asking?: Promise<void>;
}

/** Asks issuers for their keys and remembers those of the 500 that were asked for last. Whatever the callers send, an issuer is asked once at a time. */
export function createIssuerKeys({ egress, clock, onFailure }: IssuerKeysParts): IssuerKeys {
  const held = new Map<string, Held>();

  function heldOf(issuer: string): Held {
    const known = held.get(issuer) ?? { readAt: -usableMs, failedAt: -usableMs, renewedAt: -usableMs };
    held.delete(issuer);
    held.set(issuer, known);
    for (const oldest of held.keys()) {
      if (held.size <= mostIssuers) break;
      held.delete(oldest);
    }
    return known;
  }

  function ask(issuer: string, known: Held): Promise<void> {
    known.asking ??= take(issuer, known).finally(() => {
      delete known.asking;
    });
    return known.asking;
  }

  async function take(issuer: string, known: Held): Promise<void> {
    const read = await readKeys(egress, issuer);
    const at = clock.now().getTime();
    if ('reason' in read) {
      known.failedAt = at;
      onFailure(issuer, read.reason);
    } else {
      known.keys = read.keys;
      known.readAt = at;
    }
  }

  function usable(known: Held): LocalJWKSet | undefined {
    return isWithin(usableMs, { since: known.readAt, at: clock.now() }) ? known.keys : undefined;
  }

  return {
    async keysOf(issuer) {
      const known = heldOf(issuer);
      const at = clock.now();
      const isFresh = isWithin(freshMs, { since: known.readAt, at });
      if (!isFresh && !isWithin(pauseMs, { since: known.failedAt, at })) await ask(issuer, known);
      return usable(known);
    },
    async renewedKeysOf(issuer) {
      const known = heldOf(issuer);
      const at = clock.now();
      if (known.asking !== undefined) await known.asking;
      else if (!isWithin(pauseMs, { since: known.renewedAt, at })) {
        known.renewedAt = at.getTime();
        await ask(issuer, known);
      }
      return usable(known);
    },
  };
}

/** Whether an instant is so close to another one; a clock that was put back makes none of them last longer. */
function isWithin(ms: number, { since, at }: { readonly since: number; readonly at: Date }): boolean {
  return Math.abs(at.getTime() - since) < ms;
}

type ReadKeys = { readonly keys: LocalJWKSet } | { readonly reason: string };

/** Asks an issuer for its description (OpenID Connect Discovery 1.0, section 4) and for the keys that it names. */
async function readKeys(egress: Pick<Egress, 'send'>, issuer: string): Promise<ReadKeys> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const description = await readJson(egress, address);
  if ('reason' in description) return description;
  const { issuer: named, jwks_uri: keysAddress } = description.json;
  // Whoever describes another issuer than the one that was asked must not vouch for it.
  if (named !== issuer) return { reason: `${address} describes another issuer.` };
  if (typeof keysAddress !== 'string') return { reason: `${address} names no keys (jwks_uri).` };
  const published = await readJson(egress, keysAddress);
  if ('reason' in published) return published;
  const { keys } = published.json;
  if (!Array.isArray(keys) || keys.length > mostKeys)
    return { reason: `${keysAddress} holds no list of at most ${mostKeys} keys.` };
  try {
    return { keys: createLocalJWKSet({ keys } as JSONWebKeySet) };
  } catch (cause) {
    return { reason: `${keysAddress} holds no keys: ${cause instanceof Error ? cause.message : String(cause)}` };
  }
}

async function readJson(
  egress: Pick<Egress, 'send'>,
  url: string,
): Promise<{ readonly json: Readonly<Record<string, unknown>> } | { readonly reason: string }> {
  const answer = await egress.send({
    method: 'GET',
    url,
    headers: [['accept', 'application/json']],
    timeoutMs,
    maxBytes: largestDocument,
    redirects: 'manual',
  });
  if (answer.kind === 'failed') return { reason: answer.message };
  if (answer.status !== 200) return { reason: `${url} answered ${answer.status}.` };
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(answer.body));
    if (typeof json === 'object' && json !== null) return { json: { ...json } };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { reason: `${url} answered no JSON object.` };
}
