import { getCode as contract } from '@tenon/contract';
import { connectorCodeLogs, connectorVersions } from '@tenon/store';
import { findConnector } from '../connectors/find-connector.ts';
import { route } from '../routing/route.ts';

/** The code of a connector's newest version, and, for those who may edit it, what it logged in runs. */
export const getCode = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  handle: ({ params, parts, may, member, inTenant }) =>
    inTenant(async (scope) => {
      const connector = await findConnector(scope, member, params.connectorId);
      const newest = await connectorVersions(scope).newest(connector.connectorId);
      const model = newest === undefined ? undefined : parts.models.of(newest).value;
      const logs = may('Microsoft.Web/customApis/write', connector)
        ? await connectorCodeLogs(scope).list(connector.connectorId)
        : [];
      const script = model?.script;
      return {
        text: model?.code?.text ?? '',
        script:
          script === undefined
            ? null
            : {
                text: script.text ?? null,
                operations: script.operations === 'all' ? null : [...script.operations],
                needsPorting: model?.code === undefined,
              },
        logs: logs.map(({ call, runName, lines, createdAt }) => ({
          call,
          runName,
          lines: [...lines],
          createdAt: createdAt.toISOString(),
        })),
      };
    }),
});
