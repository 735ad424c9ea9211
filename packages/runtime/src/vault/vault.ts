import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { type Secret, secret } from './secret.ts';

/** The one place a sealed value belongs to; opened anywhere else, it is refused. */
export interface SecretPlace {
  readonly tenantId: string;
  readonly recordId: string;
  readonly field: string;
  /** Counts the values of the field, so that an old value cannot be put back unnoticed. */
  readonly version: number;
}

/** Keeps secrets at rest: each under a key of its own, which the master key wraps (AES-256-GCM, bound to its place). */
export interface Vault {
  /** The id of the master key that seals new values. */
  readonly keyId: string;
  /** Encrypts a text. The result is text, safe to store, and different each time. */
  seal(place: SecretPlace, text: string): string;
  /** Decrypts what `seal` made. A wrong place, an unknown key or changed bytes throw; the message holds no value. */
  open(place: SecretPlace, sealed: string): Secret;
  /** The same value under the present master key, without decrypting the value itself; unchanged when it already is. */
  rewrap(place: SecretPlace, sealed: string): string;
  /** A key for another purpose (signatures, say), the same for the same purpose as long as the master key is. */
  deriveKey(purpose: string): Uint8Array;
  /** As `deriveKey`, and the ones that earlier master keys gave: what was signed with them is good for as long as they are at hand. */
  derivedKeys(purpose: string): readonly Uint8Array[];
}

/** The master key and, while they are being replaced, earlier ones that still open. 32 random bytes each. */
export interface VaultKeys {
  readonly masterKey: Uint8Array;
  readonly earlierKeys?: readonly Uint8Array[];
}

const algorithm = 'aes-256-gcm';
const format = 'tenon1';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** Opens a vault. A master key that is not 32 bytes, or hardly random, is refused: the server must not start with it. */
export function createVault(keys: VaultKeys): Vault {
  const byId = new Map<string, Uint8Array>();
  for (const key of [...(keys.earlierKeys ?? []), keys.masterKey]) byId.set(keyIdOf(key), checkKey(key));
  const keyId = keyIdOf(keys.masterKey);

  function unwrap(place: SecretPlace, parts: SealedParts): Buffer {
    const master = byId.get(parts.keyId);
    if (master === undefined)
      throw new Error(`The secret '${place.field}' was sealed with the key ${parts.keyId}, which is not at hand.`);
    return decrypt(master, parts.wrappedKey, bindingOf(place, `key ${parts.keyId}`));
  }

  function write(place: SecretPlace, dataKey: Uint8Array, data: Buffer): string {
    const wrapped = encrypt(keys.masterKey, dataKey, bindingOf(place, `key ${keyId}`));
    return [format, keyId, wrapped.toString('base64url'), data.toString('base64url')].join('.');
  }

  return {
    keyId,
    seal(place, text) {
      const dataKey = randomBytes(keyBytes);
      return write(place, dataKey, encrypt(dataKey, Buffer.from(text, 'utf8'), bindingOf(place, 'data')));
    },
    open(place, sealed) {
      const parts = readSealed(sealed, place);
      return secret(decrypt(unwrap(place, parts), parts.data, bindingOf(place, 'data')).toString('utf8'));
    },
    rewrap(place, sealed) {
      const parts = readSealed(sealed, place);
      return parts.keyId === keyId ? sealed : write(place, unwrap(place, parts), parts.data);
    },
    deriveKey: (purpose) => derive(keys.masterKey, purpose),
    derivedKeys: (purpose) => [keys.masterKey, ...(keys.earlierKeys ?? [])].map((key) => derive(key, purpose)),
  };
}

function derive(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, format, purpose, keyBytes));
}

interface SealedParts {
  readonly keyId: string;
  readonly wrappedKey: Buffer;
  readonly data: Buffer;
}

function readSealed(sealed: string, place: SecretPlace): SealedParts {
  const [written, keyId, wrappedKey, data, ...rest] = sealed.split('.');
  if (written !== format || keyId === undefined || wrappedKey === undefined || data === undefined || rest.length > 0) {
    throw new Error(`The secret '${place.field}' is not in a form this version reads.`);
  }
  return { keyId, wrappedKey: Buffer.from(wrappedKey, 'base64url'), data: Buffer.from(data, 'base64url') };
}

/** Lengths go first, so that no two places ever give the same bytes. */
function bindingOf(place: SecretPlace, purpose: string): Buffer {
  const fields = [format, purpose, place.tenantId, place.recordId, place.field, String(place.version)];
  return Buffer.from(fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('|'));
}

function encrypt(key: Uint8Array, plain: Uint8Array, binding: Buffer): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(binding);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, box: Buffer, binding: Buffer): Buffer {
  if (box.length < ivBytes + tagBytes) throw new Error('A sealed value is cut short.');
  const decipher = createDecipheriv(algorithm, key, box.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(binding).setAuthTag(box.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(box.subarray(ivBytes, -tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new Error('A sealed value does not belong to this place, or was changed.', { cause });
  }
}

function keyIdOf(key: Uint8Array): string {
  return createHash('sha256').update('tenon key id').update(key).digest('hex').slice(0, 16);
}

function checkKey(key: Uint8Array): Uint8Array {
  if (key.byteLength !== keyBytes) throw new Error(`The master key has ${key.byteLength} bytes, not ${keyBytes}.`);
  if (new Set(key).size < 12) throw new Error('The master key is not random. Make one with 32 random bytes.');
  return key;
}
