import { type Permit, signatureVersion, signPermit, workflowKey } from './signature.ts';

/** The version that signed addresses name; it is not part of the signature. */
const addressVersion = '2016-10-01';

/** A signed address in its parts, as `listCallbackUrl` answers them. */
export interface SignedAddress {
  readonly value: string;
  readonly basePath: string;
  readonly queries: Readonly<Record<string, string>>;
}

/** What an address is made of: `path` stands below `/workflows/{key}`, `sp` says what it permits. */
export interface AddressParts {
  readonly publicUrl: string;
  readonly workflowId: string;
  readonly path: string;
  /** Appended to the path and left as it is: `/customers/{id}`. */
  readonly relativePath?: string;
  readonly sp: string;
  readonly expiresAt?: Date;
  readonly signingKey: Uint8Array;
}

/** Makes a signed address below a workflow. */
export function signAddress(parts: AddressParts): SignedAddress {
  const se = parts.expiresAt?.toISOString().replace('Z', '0000Z');
  const key = workflowKey(parts.workflowId);
  const permit: Permit = { key, sp: parts.sp, sv: signatureVersion, ...(se === undefined ? {} : { se }) };
  return addressWith(parts, {
    'api-version': addressVersion,
    ...(se === undefined ? {} : { se }),
    sp: parts.sp,
    sv: signatureVersion,
    sig: signPermit(permit, parts.signingKey),
  });
}

/** Makes the same address without its signature: for those who call with a token. */
export function unsignedAddress(parts: Omit<AddressParts, 'sp' | 'signingKey' | 'expiresAt'>): SignedAddress {
  return addressWith(parts, { 'api-version': addressVersion });
}

function addressWith(
  { publicUrl, workflowId, path, relativePath }: Omit<AddressParts, 'sp' | 'signingKey' | 'expiresAt'>,
  queries: Readonly<Record<string, string>>,
): SignedAddress {
  const query = Object.entries(queries).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const basePath = `${publicUrl}/workflows/${workflowKey(workflowId)}${encodePath(path)}`;
  return { value: `${basePath}${relativePath ?? ''}?${query.join('&')}`, basePath, queries };
}

/** Percent-encodes each segment of a path. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
