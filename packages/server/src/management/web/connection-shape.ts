import type { Connector } from '@tenon/connector';
import type { Connection } from '@tenon/store';
import type { ArmJson } from '../arm-route.ts';
import { toInstant } from '../resource-id.ts';
import { type ApiTarget, toApi } from './api-reference.ts';

/** The id of a connection in the management API. */
export function connectionResourceId(
  connection: Pick<Connection, 'subscriptionId' | 'resourceGroup' | 'name'>,
): string {
  return `/subscriptions/${connection.subscriptionId}/resourceGroups/${connection.resourceGroup}/providers/Microsoft.Web/connections/${connection.name}`;
}

/** A connection as it is answered: no secret is in it, not even how long it is. */
export function toConnectionResource(
  connection: Connection,
  {
    target,
    connector,
    publicUrl,
  }: { readonly target: ApiTarget | undefined; readonly connector: Connector | undefined; readonly publicUrl: string },
): ArmJson {
  const id = connectionResourceId(connection);
  const { problem } = connection;
  const open = connection.values as { readonly [name: string]: ArmJson };
  return {
    id,
    name: connection.name,
    type: 'Microsoft.Web/connections',
    kind: 'V1',
    location: connection.region,
    tags: connection.tags,
    properties: {
      displayName: connection.displayName,
      api: target && toApi(target, connection),
      parameterValues: open,
      customParameterValues: {},
      nonSecretParameterValues: open,
      parameterValueSet:
        connection.parameterSet === undefined ? undefined : { name: connection.parameterSet, values: {} },
      statuses: [toStatus(target === undefined ? goneProblem : problem)],
      createdTime: toInstant(connection.createdAt),
      changedTime: toInstant(connection.changedAt),
      testLinks:
        connector?.capabilities.testConnection === undefined
          ? []
          : [{ requestUri: `${publicUrl}${id}/testConnection?api-version=2016-06-01`, method: 'get' }],
    },
  };
}

const goneProblem = { code: 'ConnectorNotFound', message: 'The connector of this connection is no longer available.' };

function toStatus(
  problem: { readonly code: string; readonly message: string; readonly target?: string } | undefined,
): ArmJson {
  if (problem === undefined) return { status: 'Connected' };
  return { status: 'Error', target: problem.target, error: { code: problem.code, message: problem.message } };
}
