import type { RouteContract } from '@tenon/contract';
import { connectorVersions, type SourceFile } from '@tenon/store';
import { findConnector } from '../connectors/find-connector.ts';
import type { MemberCall } from '../routing/route.ts';
import { ownRules } from '../rules/own-rules.ts';
import { comparedWith } from './compared-with.ts';
import type { JudgedBy } from './judge-version.ts';

/** The newest version of a connector that the caller sees, drafts included, with what it is judged by. */
export async function newestToJudge(
  { member, parts, inTenant }: Pick<MemberCall<RouteContract>, 'member' | 'parts' | 'inTenant'>,
  connectorId: string,
  judgedFor: 'organization' | 'catalogue',
): Promise<{ readonly files: readonly SourceFile[]; readonly judgedBy: JudgedBy }> {
  return inTenant(async (scope) => {
    const connector = await findConnector(scope, member, connectorId);
    const files = (await connectorVersions(scope).newest(connector.connectorId))?.files ?? [];
    const compared = await comparedWith(scope, { connectorId: connector.connectorId, files }, parts.clock.now());
    return {
      files,
      judgedBy: { judgedFor, rules: { overrides: await ownRules(scope, connector.connectorId) }, compared },
    };
  });
}
