import { mediaTypeOf } from './read-content.ts';
import type { TokenFailure } from './token-source.ts';

/** What a token endpoint gave. */
export interface TokenAnswer {
  readonly kind: 'token';
  readonly accessToken: string;
  readonly tokenType: string;
  readonly refreshToken?: string;
  readonly expiresInSeconds?: number;
  readonly properties: Readonly<Record<string, string>>;
}

/** An answer of a token endpoint, as it came. */
export interface RawTokenAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

/**
 * Reads a token answer as real services send it: any 2xx, JSON or form, a life in seconds as a number or as text, a token type
 * missing or of any spelling. The texts of an error are passed on only as far as they are the standard's error code.
 */
export function readTokenAnswer(answer: RawTokenAnswer, host: string): TokenAnswer | TokenFailure {
  const fields = readFields(answer);
  const accessToken = fields['access_token'];
  if (
    answer.status >= 200 &&
    answer.status < 300 &&
    accessToken !== undefined &&
    accessToken !== '' &&
    fields['error'] === undefined
  ) {
    const expiresIn = Number(fields['expires_in']);
    const { access_token: _, refresh_token: refreshToken, ...properties } = fields;
    const tokenType = fields['token_type'];
    return {
      kind: 'token',
      accessToken,
      tokenType: tokenType === undefined || /^(bearer|token)?$/i.test(tokenType) ? 'Bearer' : tokenType,
      ...(refreshToken ? { refreshToken } : {}),
      ...(Number.isFinite(expiresIn) && expiresIn > 0 ? { expiresInSeconds: expiresIn } : {}),
      properties,
    };
  }
  const error = fields['error'];
  const code = error !== undefined && /^[a-z_]{1,60}$/.test(error) ? error : undefined;
  return {
    kind: 'failed',
    code: code === 'invalid_grant' ? 'consent-ended' : 'token-not-obtained',
    message: `${host} gave no token: status ${answer.status}${code ? `, error '${code}'` : ''}.`,
    canRetry: answer.status === 429 || answer.status >= 500,
  };
}

function readFields(answer: RawTokenAnswer): Record<string, string> {
  const text = Buffer.from(answer.body).toString('utf8').trim();
  const contentType = answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (text.startsWith('{')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (typeof parsed !== 'object' || parsed === null) return {};
      const entries = Object.entries(parsed).filter(([, value]) =>
        ['string', 'number', 'boolean'].includes(typeof value),
      );
      return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
    } catch {
      return {};
    }
  }
  if (mediaTypeOf(contentType) === 'application/x-www-form-urlencoded' || /^[\w.-]+=/.test(text)) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  return {};
}
