import { createHash } from 'node:crypto';
import type { EffectContext } from '../effects.ts';
import type { Egress, EgressFailure } from '../egress/egress.ts';
import { type Secret, secret } from '../vault/secret.ts';
import { readTokenAnswer } from './token-answer.ts';

/** A token that was obtained. */
export interface ObtainedToken {
  readonly kind: 'token';
  readonly accessToken: Secret;
  readonly tokenType: string;
}

/** Why no token was obtained. */
export interface TokenFailure {
  readonly kind: 'failed';
  readonly code: string;
  readonly message: string;
  readonly canRetry: boolean;
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
        const answer = await requestToken(parts.egress, request);
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
  request: {
    readonly tokenUrl: string;
    readonly form: Readonly<Record<string, string>>;
    readonly headers?: readonly (readonly [string, string])[];
  },
): Promise<ReturnType<typeof readTokenAnswer> | TokenFailure> {
  const url = URL.parse(request.tokenUrl);
  if (url === null) return failed('token-not-obtained', 'The token address is not an absolute URL.', false);
  const answer = await egress.send({
    method: 'POST',
    url: request.tokenUrl,
    headers: [
      ['Accept', 'application/json'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ...(request.headers ?? []),
    ],
    body: new URLSearchParams(request.form).toString(),
    boundHosts: [url.host],
    redirects: 'manual',
    timeoutMs: 30_000,
    maxBytes: 1_000_000,
  });
  if (answer.kind === 'failed') return tokenFailure(answer);
  return readTokenAnswer(answer, url.host);
}

function tokenFailure(failure: EgressFailure): TokenFailure {
  return failed(failure.code, `No token was obtained: ${failure.message}`, failure.canRetry);
}

function failed(code: string, message: string, canRetry: boolean): TokenFailure {
  return { kind: 'failed', code, message, canRetry };
}
