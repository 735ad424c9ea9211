import { validateConnector as contract } from '@tenon/contract';
import { connectorVersions } from '@tenon/store';
import { findConnector } from '../connectors/find-connector.ts';
import { judgeVersion } from '../nominations/judge-version.ts';
import { route } from '../routing/route.ts';

/** Judges the newest version of a connector by the certification rules. */
export const validateConnector = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  perMinute: 120,
  async handle({ params, body, member, inTenant }) {
    const newest = await inTenant(async (scope) => {
      const { connectorId } = await findConnector(scope, member, params.connectorId);
      return connectorVersions(scope).newest(connectorId);
    });
    return judgeVersion(newest?.files ?? [], body.profile, body.declarations);
  },
});
