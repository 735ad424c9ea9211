import { getNominationForm as contract } from '@tenon/contract';
import { connectorVersions, nominations, type Scope } from '@tenon/store';
import { findConnector } from '../connectors/find-connector.ts';
import { compareVersions } from '../nominations/compare-versions.ts';
import { type KeptNomination, readKept } from '../nominations/kept-nomination.ts';
import { route } from '../routing/route.ts';

/** What the nomination form of a connector starts from: what was declared last, and what changed since. */
export const getNominationForm = route({
  contract,
  permission: 'Tenon/nominations/write',
  at: 'target',
  handle: ({ params, member, parts, inTenant, authorize }) =>
    inTenant(async (scope) => {
      const connector = await findConnector(scope, member, params.connectorId);
      authorize(connector);
      const previous = await lastNomination(scope, connector.connectorId);
      if (previous === undefined) return { previous: null, changes: null };
      const { nominationId, versionNumber, state, declarations } = previous;
      const version = await connectorVersions(scope).newestSaved(connector.connectorId);
      const before = await nominations(scope).files(nominationId);
      return {
        previous: { nominationId, versionNumber, state: state as 'preview', declarations },
        changes: version === undefined ? null : compareVersions(parts.models, before, version.files),
      };
    }),
});

/** The published nomination if there is one, else the newest. */
async function lastNomination(scope: Scope, connectorId: string): Promise<KeptNomination | undefined> {
  const all = (await nominations(scope).list(connectorId)).map(readKept);
  return all.find(({ catalogueName }) => catalogueName !== null) ?? all[0];
}
