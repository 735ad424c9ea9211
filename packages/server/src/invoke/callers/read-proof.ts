import { armRefusal } from '../../management/arm-codes.ts';
import { type Permit, readPermit } from '../signature.ts';

/** By what a caller claims to be allowed to start a workflow. */
export type CallerProof =
  | { readonly kind: 'signature'; readonly permit: Permit; readonly signature: string }
  | { readonly kind: 'token'; readonly token: string };

/** Reads the signature or the token of a call. Refuses a call with neither, and one with both: which of them counts is nobody's guess. */
export function readProof(
  key: string,
  { query, authorization }: { readonly query: URLSearchParams; readonly authorization: string | undefined },
): CallerProof {
  const token = /^bearer(?: +(.*))?$/is.exec(authorization ?? '');
  if (token !== null) {
    if (query.has('sig')) {
      throw armRefusal(
        'DirectApiRequestHasMoreThanOneAuthorization',
        "The request has both a signature in its URL and a Bearer token. Leave out 'sp', 'sv' and 'sig', or the Authorization header.",
      );
    }
    return { kind: 'token', token: (token[1] ?? '').trim() };
  }
  const signed = readPermit(key, query);
  if (signed !== undefined) return { kind: 'signature', ...signed };
  throw armRefusal(
    'DirectApiAuthorizationRequired',
    "The request must be authenticated by the signature of the trigger's URL ('sp', 'sv' and 'sig'), or by a Bearer token where the workflow takes one.",
  );
}
