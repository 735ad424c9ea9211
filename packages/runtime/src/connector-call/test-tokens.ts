import { createHash } from 'node:crypto';
import { type ConnectionParameter, type Connector, declaredHosts } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import { type Scope, type TestSignIn, testSignIns } from '@tenon/store';
import { askForToken, oauthCallOf, oauthParameters, type TokenParts } from './ask-for-token.ts';
import type { ConnectionTokens } from './connection-tokens.ts';
import type { ListedTestSignIn, OperationTest, Tester } from './connector-calls.ts';
import { isFresh, type KeptToken, stepWithoutPerson, toKeptToken } from './kept-token.ts';
import type { GivenToken, TokenFailure } from './token-source.ts';

/** A sign-in for tests lasts for a working day, however long its tokens could be renewed. */
const lifeMs = 8 * 3_600_000;

/** A token with which a member tests a connector. */
interface TestToken extends KeptToken {
  /** Whom the provider named. */
  readonly identity?: string;
  /** For what it was obtained: it is sent nowhere else, whoever changes the connector meanwhile. */
  readonly audience: string;
}

/** Keeps what a server gave for a member's tests, in place of what was kept before. */
export async function keepTestToken(
  parts: Pick<TokenParts, 'vault' | 'clock'>,
  scope: Scope,
  given: {
    readonly of: Tester;
    readonly connector: Connector;
    readonly parameterName: string;
    readonly parameterSet: string | undefined;
    readonly answer: GivenToken;
  },
): Promise<void> {
  const { of, connector, parameterName, parameterSet = '', answer } = given;
  const parameter = oauthParameters(connector, parameterSet).find(({ name }) => name === parameterName);
  if (parameter === undefined) {
    throw new Refusal(
      'sign-in-outdated',
      'The connector was changed while you signed in, and has no such sign-in any more.',
    );
  }
  const at = parts.clock.now();
  const token: TestToken = {
    ...toKeptToken(answer, { now: at }),
    ...(answer.identity === undefined ? {} : { identity: answer.identity }),
    audience: audienceOf(connector, parameter),
  };
  const ownLifeMs = answer.refreshToken === undefined ? answer.expiresInSeconds : undefined;
  await testSignIns(scope).put(
    { connectorId: of.connectorId, memberId: of.memberId, parameterSet, parameterName },
    {
      at,
      expiresAt: new Date(at.getTime() + Math.min(lifeMs, ownLifeMs === undefined ? lifeMs : ownLifeMs * 1000)),
      seal: (signInId) =>
        parts.vault.seal(placeOf({ tenantId: of.tenantId, signInId, version: 1 }), JSON.stringify(token)),
    },
  );
}

/** Where a member is signed in for tests of a connector. */
export async function listTestSignIns(parts: TokenParts, tester: Tester): Promise<readonly ListedTestSignIn[]> {
  return parts.store.inTenant(tester.tenantId, async (scope) => {
    const kept = await testSignIns(scope).list({ ...tester, at: parts.clock.now() });
    return kept.map((signIn) => ({
      parameterSet: signIn.parameterSet === '' ? undefined : signIn.parameterSet,
      parameterName: signIn.parameterName,
      identity: openToken(parts, signIn).identity,
      expiresAt: signIn.expiresAt,
    }));
  });
}

/** Forgets the tokens of a member for tests of a connector. */
export function endTestSignIns(parts: TokenParts, tester: Tester): Promise<void> {
  return parts.store.inTenant(tester.tenantId, (scope) => testSignIns(scope).removeAll(tester));
}

/**
 * The tokens of a test: those given with it, those that need nobody, asked for anew each time, and those for which the member
 * signed in, renewed where they are due. `refused` is an access token that the API did not take.
 */
export async function tokensOfTest(
  parts: TokenParts,
  test: OperationTest,
  refused?: string,
): Promise<ConnectionTokens> {
  const { connector, connection, parameterSet, by } = test;
  if (by === undefined || (connector.connection.sets.length > 1 && parameterSet === undefined)) {
    return { kind: 'tokens', tokens: {} };
  }
  const tokens: Record<string, KeptToken> = {};
  for (const parameter of oauthParameters(connector, parameterSet)) {
    const pasted = connection[parameter.name];
    if (pasted !== undefined && pasted !== '') continue;
    const token = await obtain(parts, { ...test, by }, { parameter, refused });
    if (token === undefined) continue;
    if ('kind' in token) return token;
    tokens[parameter.name] = token;
  }
  return { kind: 'tokens', tokens };
}

async function obtain(
  parts: TokenParts,
  test: OperationTest & { readonly by: NonNullable<OperationTest['by']> },
  { parameter, refused }: { readonly parameter: ConnectionParameter; readonly refused: string | undefined },
): Promise<KeptToken | TokenFailure | undefined> {
  const { connector, by, parameterSet, connection } = test;
  const data = { values: connection, ...(parameterSet === undefined ? {} : { parameterSet }) };
  const call = await oauthCallOf(parts, { owner: by, connector, parameter, data });
  if (call.client.clientId === '' && !parameter.required) return undefined;
  const { memberId, connectorId, tenantId } = by;
  const now = parts.clock.now();
  if (parameter.oauth?.grant === 'client-credentials' || parameter.oauth?.grant === 'jwt-bearer') {
    // The one that was refused was new: another one would be no better.
    if (refused !== undefined) return failed('token-refused', 'The API does not take the token.');
    const step = stepWithoutPerson(parameter, { kept: undefined, call, now });
    const answer = step && (await askForToken(parts, { connector, call, step }));
    return answer?.kind === 'token' ? toKeptToken(answer, { now }) : answer;
  }
  if (memberId === undefined) return undefined;
  const place = { connectorId, memberId, parameterSet: parameterSet ?? '', parameterName: parameter.name };
  return parts.store.inTenant(tenantId, async (scope) => {
    const signIn = await testSignIns(scope).lock(place, now);
    if (signIn === undefined) return undefined;
    const kept = openToken(parts, signIn);
    if (kept.audience !== audienceOf(connector, parameter)) {
      await testSignIns(scope).remove(signIn.signInId);
      return failed(
        'sign-in-outdated',
        'The security of the connector or where it calls was changed since you signed in. Sign in again.',
      );
    }
    if (isFresh(kept, now, refused)) return kept;
    const step = stepWithoutPerson(parameter, { kept, call, now });
    const answer = step && (await askForToken(parts, { connector, call, step }));
    if (answer?.kind === 'token') {
      const renewed: TestToken = { ...kept, ...toKeptToken(answer, { now: parts.clock.now(), earlier: kept }) };
      const version = signIn.version + 1;
      const sealed = parts.vault.seal(placeOf({ ...signIn, version }), JSON.stringify(renewed));
      await testSignIns(scope).renew(signIn.signInId, { version, sealed });
      return renewed;
    }
    if (answer !== undefined && answer.code !== 'consent-ended') return answer;
    if (answer === undefined && refused !== undefined)
      return failed('token-refused', 'The API does not take the token.');
    await testSignIns(scope).remove(signIn.signInId);
    return failed('sign-in-over', `Your sign-in for tests is over. Sign in again. ${answer?.message ?? ''}`.trim());
  });
}

function openToken({ vault }: Pick<TokenParts, 'vault'>, signIn: TestSignIn): TestToken {
  return JSON.parse(vault.open(placeOf(signIn), signIn.sealed).reveal()) as TestToken;
}

function placeOf({ tenantId, signInId, version }: Pick<TestSignIn, 'tenantId' | 'signInId' | 'version'>) {
  return { tenantId, recordId: signInId, field: 'token', version };
}

/** What a token is obtained for: the settings of its sign-in and the hosts to which it is sent. */
function audienceOf(connector: Connector, { oauth }: ConnectionParameter): string {
  const leading = connector.policies.filter(({ template }) => /host|subdomain|endpoint/.test(template));
  const settings = { ...oauth, custom: [...(oauth?.custom ?? [])] };
  return createHash('sha256')
    .update(JSON.stringify([declaredHosts(connector, undefined), leading, settings]))
    .digest('base64url');
}

function failed(code: string, message: string): TokenFailure {
  return { kind: 'failed', code, message, canRetry: false };
}
