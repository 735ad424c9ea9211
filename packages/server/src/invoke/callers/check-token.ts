import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify, type LocalJWKSet } from 'jose';
import { armRefusal } from '../../management/arm-codes.ts';
import type { CallerPolicy } from './caller-policies.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { meetsPolicy } from './meets-policy.ts';

/** Signatures with a public key. What an issuer publishes can never be the secret of one. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const leewaySeconds = 60;

/**
 * Lets a token in that one of the policies takes: issued and signed by the policy's issuer, in force, with all of the policy's claims.
 * The refusals tell a stranger nothing of the policies. No issuer is asked for anything but those of the policies.
 */
export async function checkToken(
  token: string,
  {
    policies,
    issuerKeys,
    at,
  }: { readonly policies: readonly CallerPolicy[]; readonly issuerKeys: IssuerKeys; readonly at: Date },
): Promise<void> {
  const issuer = issuerOf(token);
  if (issuer === undefined || !policies.some((policy) => policy.issuer === issuer)) throw notValid();
  const keys = await issuerKeys.keysOf(issuer);
  if (keys === undefined) throw keysNotThere();
  const claims =
    (await verify(token, { issuer, keys, at })) ?? (await verifyWithNewKeys(token, { issuer, issuerKeys, at }));
  if (policies.some((policy) => policy.issuer === issuer && meetsPolicy(claims, policy))) return;
  throw armRefusal(
    'MisMatchingOAuthClaims',
    "The token lacks a claim, or has another value of it than the workflow's access control asks for.",
  );
}

/** Who says to have issued a token; undefined for one that is not worth asking the issuer about. */
function issuerOf(token: string): string | undefined {
  try {
    const { alg } = decodeProtectedHeader(token);
    if (alg === undefined || !algorithms.includes(alg)) return undefined;
    return decodeJwt(token).iss;
  } catch {
    // What cannot be decoded is no token, for whichever reason.
    return undefined;
  }
}

interface Verification {
  readonly issuer: string;
  readonly keys: LocalJWKSet;
  readonly at: Date;
}

/** The claims of a good token; undefined when it is signed with a key that is not among these. */
async function verify(token: string, { issuer, keys, at }: Verification): Promise<JWTPayload | undefined> {
  try {
    const options = { issuer, algorithms, currentDate: at, clockTolerance: leewaySeconds, requiredClaims: ['exp'] };
    return (await jwtVerify(token, keys, options)).payload;
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return undefined;
    // The library refuses a weak or broken key of the issuer with whatever error the platform has for it.
    throw notValid();
  }
}

async function verifyWithNewKeys(
  token: string,
  { issuer, issuerKeys, at }: { readonly issuer: string; readonly issuerKeys: IssuerKeys; readonly at: Date },
): Promise<JWTPayload> {
  const keys = await issuerKeys.renewedKeysOf(issuer);
  const claims = keys && (await verify(token, { issuer, keys, at }));
  if (claims === undefined) throw notValid();
  return claims;
}

function notValid(): Error {
  return armRefusal(
    'InvalidAuthenticationToken',
    'The token does not open this trigger: it is not readable, not in force, or not signed by an issuer that the workflow trusts.',
  );
}

function keysNotThere(): Error {
  return armRefusal(
    'ServiceUnavailable',
    "The token cannot be checked at present: its issuer's keys could not be read. Call again later.",
  );
}
