import type { ConnectionParameter, JsonObject, OAuthCall, OAuthStep } from '@tenon/connector';
import { signAssertion } from './sign-assertion.ts';
import type { GivenToken } from './token-source.ts';

/** A token as it is kept, sealed, until it is over. */
export interface KeptToken {
  readonly accessToken: string;
  readonly tokenType: string;
  readonly refreshToken?: string;
  /** From when on it is renewed: when four fifths of its life have passed. Absent: it is good until it is refused. */
  readonly renewAt?: string;
  readonly properties: JsonObject;
}

const usableShare = 0.8;

/** What a server gave, as it is kept. A refresh token that was not replaced stays. */
export function toKeptToken(
  answer: GivenToken,
  { now, earlier }: { readonly now: Date; readonly earlier?: KeptToken | undefined },
): KeptToken {
  const refreshToken = answer.refreshToken ?? earlier?.refreshToken;
  return {
    accessToken: answer.accessToken,
    tokenType: answer.tokenType,
    properties: answer.properties,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(answer.expiresInSeconds === undefined
      ? {}
      : { renewAt: new Date(now.getTime() + answer.expiresInSeconds * 1000 * usableShare).toISOString() }),
  };
}

/** Whether a token can be sent as it is. `refused` is an access token that an API did not take. */
export function isFresh(token: KeptToken, now: Date, refused: string | undefined): boolean {
  return token.accessToken !== refused && (token.renewAt === undefined || Date.parse(token.renewAt) > now.getTime());
}

/** How a token is obtained without anybody; undefined when somebody has to sign in. */
export function stepWithoutPerson(
  parameter: ConnectionParameter,
  { kept, call, now }: { readonly kept: KeptToken | undefined; readonly call: OAuthCall; readonly now: Date },
): OAuthStep | undefined {
  switch (parameter.oauth?.grant) {
    case 'client-credentials':
      return { kind: 'client-credentials' };
    case 'jwt-bearer':
      return { kind: 'jwt-bearer', assertion: signAssertion(parameter.oauth, { call, now }) };
    default:
      return kept?.refreshToken === undefined ? undefined : { kind: 'refresh', refreshToken: kept.refreshToken };
  }
}
