import { createPrivateKey, type KeyObject, randomUUID, sign } from 'node:crypto';
import type { OAuthCall, OAuthSettings } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';

/** How long an assertion is good: it is used at once. */
const lifeSeconds = 300;

/**
 * The assertion of a JWT bearer grant (RFC 7523), signed with the private key (PEM) that is kept as the client's secret. Issuer and
 * subject are the client id, and the audience the token URL, unless custom parameters `issuer`, `subject`, `audience` say otherwise;
 * `keyId` names the key.
 */
export function signAssertion(
  settings: OAuthSettings,
  { call, now }: { readonly call: OAuthCall; readonly now: Date },
): string {
  const key = readKey(call.client.clientSecret);
  const custom = (name: string): string | undefined => {
    const given = call.connection?.values[`${call.parameter}:${name}`] ?? settings.custom.get(name.toLowerCase());
    return typeof given === 'string' && given !== '' ? given : undefined;
  };
  const keyId = custom('keyId');
  const issuer = custom('issuer') ?? call.client.clientId;
  const issuedAt = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: issuer,
    sub: custom('subject') ?? issuer,
    aud: custom('audience') ?? settings.tokenUrl,
    ...(settings.scopes.length === 0 ? {} : { scope: settings.scopes.join(' ') }),
    iat: issuedAt,
    exp: issuedAt + lifeSeconds,
    jti: randomUUID(),
  };
  const header = { alg: algorithmOf(key), typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) };
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const hash = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  const signature = sign(hash, Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

function readKey(pem: string | undefined): KeyObject {
  if (pem === undefined) {
    throw new Refusal(
      'connection-unauthenticated',
      'The sign-in needs a private key, which neither the connection nor its connector has. Give the connection the key as its client secret.',
    );
  }
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw new Refusal(
      'private-key-not-readable',
      'The private key of this connection is no PEM text of a private key. Give it again.',
      { cause: error },
    );
  }
}

function algorithmOf(key: KeyObject): string {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return 'RS256';
    case 'ed25519':
      return 'EdDSA';
    case 'ec':
      if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ES256';
  }
  throw new Refusal(
    'private-key-not-readable',
    'The private key of this connection is neither RSA, Ed25519 nor of the curve P-256, which are the kinds that can sign here.',
  );
}
