import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed address permits: a path below the workflow's, such as `/triggers/manual/run`, until when. */
export interface Permit {
  /** The workflow's key, which the address begins with. */
  readonly key: string;
  readonly sp: string;
  readonly sv: string;
  /** Expiry and beginning as they stand in the address. */
  readonly se?: string;
  readonly nbf?: string;
}

const permitFields = ['key', 'sp', 'sv', 'se', 'nbf'] as const;

/** A shorter key, such as one that was never stored, signs nothing. */
const shortestKeyBytes = 16;
/** The one signature version there is. */
export const signatureVersion = '1.0';

/**
 * Signs a permit: HMAC-SHA256, base64url without padding. Lengths go first, so that no two permits are the same text.
 * Throws for a key of fewer than 16 bytes.
 */
export function signPermit(permit: Permit, key: Uint8Array): string {
  if (key.byteLength < shortestKeyBytes) throw new Error(`A key of ${key.byteLength} bytes signs nothing.`);
  const fields = permitFields.map((field) => permit[field] ?? '');
  const text = fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('|');
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Whether a signature was made by one of the keys; one of fewer than 16 bytes makes none. Takes the same time whatever is wrong. */
export function isSignedBy(permit: Permit, signature: string, keys: readonly Uint8Array[]): boolean {
  // Compared as texts: a decoder would take several spellings of the same bytes.
  const given = Buffer.from(signature, 'utf8');
  let matches = false;
  for (const key of keys) {
    if (key.byteLength < shortestKeyBytes) continue;
    const expected = expectedSignature(permit, key);
    if (given.length === expected.length && timingSafeEqual(given, expected)) matches = true;
  }
  return matches;
}

/** The last permit that each key was asked about: callers mostly use one address again and again, and signing costs 10 µs. */
const lastSigned = new WeakMap<Uint8Array, { readonly permit: Permit; readonly signature: Buffer }>();

function expectedSignature(permit: Permit, key: Uint8Array): Buffer {
  const last = lastSigned.get(key);
  if (last !== undefined && permitFields.every((field) => last.permit[field] === permit[field])) return last.signature;
  const signature = Buffer.from(signPermit(permit, key), 'utf8');
  lastSigned.set(key, { permit, signature });
  return signature;
}

/** Whether a permit holds at an instant. A time that cannot be read never holds. */
export function isInForce(permit: Permit, at: Date): boolean {
  if (permit.sv !== signatureVersion) return false;
  const ends = permit.se === undefined ? Number.POSITIVE_INFINITY : Date.parse(permit.se);
  const begins = permit.nbf === undefined ? Number.NEGATIVE_INFINITY : Date.parse(permit.nbf);
  return ends > at.getTime() && begins <= at.getTime();
}

/** The opaque key by which addresses name a workflow: 32 hexadecimal digits. */
export function workflowKey(workflowId: string): string {
  return workflowId.replaceAll('-', '');
}

/** The inverse of `workflowKey`; undefined for a text that is none. */
export function workflowIdOf(key: string): string | undefined {
  if (!/^[0-9a-f]{32}$/i.test(key)) return undefined;
  return key.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Reads the permit and signature of an address. Each may be there once; a second one is a forgery. */
export function readPermit(
  key: string,
  query: URLSearchParams,
): { readonly permit: Permit; readonly signature: string } | undefined {
  const once = (name: string): string | undefined => {
    const given = query.getAll(name);
    return given.length === 1 ? given[0] : undefined;
  };
  const names = ['sp', 'sv', 'sig', 'se', 'nbf'];
  if (names.some((name) => query.getAll(name).length > 1)) return undefined;
  const sp = once('sp');
  const sv = once('sv');
  const signature = once('sig');
  if (sp === undefined || sv === undefined || signature === undefined || signature === '') return undefined;
  const se = once('se');
  const nbf = once('nbf');
  return {
    permit: { key, sp, sv, ...(se === undefined ? {} : { se }), ...(nbf === undefined ? {} : { nbf }) },
    signature,
  };
}
