import type { Connector } from '@tenon/connector';
import type { RouteContract } from '@tenon/contract';
import type { Tester } from '@tenon/runtime';
import { connectorVersions } from '@tenon/store';
import { notFound } from '../routing/not-allowed.ts';
import type { MemberCall } from '../routing/route.ts';
import { findConnector } from './find-connector.ts';

/** The newest version of a connector that the caller may test, and the caller as its tester. */
export async function findTested(
  {
    member,
    parts,
    inTenant,
    authorize,
  }: Pick<MemberCall<RouteContract>, 'member' | 'parts' | 'inTenant' | 'authorize'>,
  connectorId: string,
): Promise<{ readonly connector: Connector; readonly by: Tester }> {
  const connector = await inTenant(async (scope) => {
    authorize(await findConnector(scope, member, connectorId));
    const newest = await connectorVersions(scope).newest(connectorId);
    return newest === undefined ? undefined : parts.models.of(newest).value;
  });
  if (connector === undefined) throw notFound('connector', connectorId);
  return { connector, by: { tenantId: member.tenantId, connectorId, memberId: member.memberId } };
}
