import { createHash } from 'node:crypto';
import { readTokenAnswer, type TokenAnswer } from '@tenon/connector';
import type { EffectContext } from '../effects.ts';
import type { Egress, EgressFailure } from '../egress/egress.ts';
import { type Secret, secret } from '../vault/secret.ts';

/** A token that was obtained. */
export interface ObtainedToken {
  readonly kind: 'token';
  readonly accessToken: Secret;
  readonly tokenType: string;
}

/** A token as an authorization server gave it. */
export type GivenToken = Extract<TokenAnswer, { readonly kind: 'token' }>;

/** Why no token was obtained. */
export interface TokenFailure {
  readonly kind: 'failed';
  readonly code: string;
  readonly message: string;
  readonly canRetry: boolean;
  /** What the authorization server called it, such as `invalid_client` (RFC 6749, 5.2). */
  readonly error?: string;
}

/** Obtains tokens that need nobody's consent, keeps them in memory while they are good, and asks once for many callers. */
export interface TokenSource {
  clientCredentials(
    request: { readonly tokenUrl: string; readonly form: Readonly<Record<string, string>> },
    context: Pick<EffectContext, 'tenantId'>,
  ): Promise<ObtainedToken | TokenFailure>;
}

/** Tokens are asked for anew when a fifth of their life is left. */
const usableShare = 0.8;
const longestKeptMs = 3_600_000;
const mostTokens = 1_000;

/** Opens a token source of this process. */
export function createTokenSource(parts: { readonly egress: Egress; readonly clock: { now(): Date } }): TokenSource {
  const kept = new Map<string, { readonly token: Promise<ObtainedToken | TokenFailure>; usableUntil: number }>();
  return {
    clientCredentials(request, { tenantId }) {
      const now = parts.clock.now().getTime();
      const key = createHash('sha256')
        .update(JSON.stringify([tenantId, request.tokenUrl, request.form]))
        .digest('hex');
      const known = kept.get(key);
      if (known && known.usableUntil > now) return known.token;
      const entry = { token: obtain(), usableUntil: Number.POSITIVE_INFINITY };
      kept.set(key, entry);
      const oldest = kept.keys().next().value;
      if (kept.size > mostTokens && oldest !== undefined) kept.delete(oldest);
      return entry.token;

      async function obtain(): Promise<ObtainedToken | TokenFailure> {
        const answer = await requestToken(parts.egress, {
          tokenUrl: request.tokenUrl,
          body: new URLSearchParams(request.form).toString(),
        });
        if (answer.kind === 'failed') {
          kept.delete(key);
          return answer;
        }
        const lifeMs = answer.expiresInSeconds === undefined ? 0 : answer.expiresInSeconds * 1000;
        entry.usableUntil = now + Math.min(lifeMs * usableShare, longestKeptMs);
        return { kind: 'token', accessToken: secret(answer.accessToken), tokenType: answer.tokenType };
      }
    },
  };
}

/** Sends one token request. Its body holds secrets, so it goes to the host of the token URL and nowhere else. */
export async function requestToken(
  egress: Egress,
  request: { readonly tokenUrl: string; readonly body: string; readonly headers?: Readonly<Record<string, string>> },
): Promise<GivenToken | TokenFailure> {
  const url = URL.parse(request.tokenUrl);
  if (url === null) return failed('token-not-obtained', 'The token address is not an absolute URL.', false);
  const answer = await egress.send({
    method: 'POST',
    url: request.tokenUrl,
    headers: Object.entries(request.headers ?? formHeaders),
    body: request.body,
    boundHosts: [url.host],
    redirects: 'manual',
    timeoutMs: 30_000,
    maxBytes: 1_000_000,
  });
  if (answer.kind === 'failed') return tokenFailure(answer);
  const read = readTokenAnswer(answer.status, new TextDecoder().decode(answer.body));
  if (read.kind === 'token') {
    // Some services say `token` where they mean `Bearer`, or write it small.
    return { ...read, tokenType: /^(bearer|token)$/i.test(read.tokenType) ? 'Bearer' : read.tokenType };
  }
  const error = /^[a-z_]{1,60}$/.test(read.error) ? read.error : undefined;
  const failure = failed(
    read.needsSignIn ? 'consent-ended' : 'token-not-obtained',
    `${url.host} gave no token: status ${answer.status}${error === undefined ? '' : `, error '${error}'`}.`,
    answer.status === 429 || answer.status >= 500,
  );
  return error === undefined ? failure : { ...failure, error };
}

const formHeaders = { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' };

function tokenFailure(failure: EgressFailure): TokenFailure {
  return failed(failure.code, `No token was obtained: ${failure.message}`, failure.canRetry);
}

function failed(code: string, message: string, canRetry: boolean): TokenFailure {
  return { kind: 'failed', code, message, canRetry };
}
