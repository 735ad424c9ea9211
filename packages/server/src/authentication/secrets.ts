import { createHash, timingSafeEqual } from 'node:crypto';

/** What is kept of a secret of 256 random bits: its SHA-256. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The token against forged requests that belongs to a session: whoever cannot read the session cannot make it. */
export function toCsrfToken(sessionToken: string): string {
  return createHash('sha256').update('csrf').update(sessionToken).digest('base64url');
}

/** Compares without telling by the time it takes where the texts differ. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(hashSecret(a), hashSecret(b));
}
