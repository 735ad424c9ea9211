import { fromBase64 } from '../call/base64.ts';
import { isJsonObject, type JsonValue } from '../source/json-value.ts';

/** The claims that name a person, the most telling first. */
const names = ['email', 'preferred_username', 'upn', 'name', 'sub'] as const;

/**
 * Whom an ID token names, to be shown and to decide nothing: its signature is not verified, for it came from the token endpoint
 * itself. Undefined for what is no ID token.
 */
export function readIdentity(idToken: JsonValue | undefined): string | undefined {
  const claims = typeof idToken === 'string' ? readClaims(idToken.split('.')[1] ?? '') : undefined;
  if (!isJsonObject(claims)) return undefined;
  return names
    .map((name) => claims[name])
    .find((value): value is string => typeof value === 'string' && value !== '')
    ?.slice(0, 200);
}

function readClaims(part: string): JsonValue | undefined {
  const bytes = fromBase64(part);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(decodeUtf8(bytes)) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError) return undefined;
    throw error;
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
}
