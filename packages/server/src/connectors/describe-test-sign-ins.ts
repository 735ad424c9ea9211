import type { AnswerOf, listTestSignIns } from '@tenon/contract';
import type { ConnectorCalls, Tester } from '@tenon/runtime';

/** Where a member is signed in for tests, without any token. */
export async function describeTestSignIns(
  connectorCalls: Pick<ConnectorCalls, 'listTestSignIns'>,
  tester: Tester,
): Promise<AnswerOf<typeof listTestSignIns>> {
  const signIns = await connectorCalls.listTestSignIns(tester);
  return {
    signIns: signIns.map(({ parameterName, parameterSet, identity, expiresAt }) => ({
      parameter: parameterName,
      parameterSet: parameterSet ?? null,
      identity: identity ?? null,
      expiresAt: expiresAt.toISOString(),
    })),
  };
}
