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
    const { files, compared } = await inTenant(async (scope) => {
      const { connectorId } = await findConnector(scope, member, params.connectorId);
      const files = (await connectorVersions(scope).newest(connectorId))?.files ?? [];
      return { files, compared: await comparedWith(scope, { connectorId, files }, parts.clock.now()) };
    });
    const { profile, declarations } = body;
    return judgeVersion(files, { profile, declarations, compared });
  },
});
