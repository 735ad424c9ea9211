import { validateConnector as contract } from '@tenon/contract';
import { connectorVersions } from '@tenon/store';
import { findConnector } from '../connectors/find-connector.ts';
import { comparedWith } from '../nominations/compared-with.ts';
import { judgeVersion } from '../nominations/judge-version.ts';
import { route } from '../routing/route.ts';

/** Judges the newest version of a connector by the certification rules. */
export const validateConnector = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  perMinute: 120,
  async handle({ params, body, member, parts, inTenant }) {
    const { newest, compared } = await inTenant(async (scope) => {
      const { connectorId } = await findConnector(scope, member, params.connectorId);
      return {
        newest: await connectorVersions(scope).newest(connectorId),
        compared: await comparedWith(scope, connectorId, parts.clock.now()),
      };
    });
    const { profile, declarations } = body;
    return judgeVersion(newest?.files ?? [], { profile, declarations, compared });
  },
});
