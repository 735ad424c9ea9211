import { type Connection, connections, type Scope } from '@tenon/store';
import { readResourceId } from '../management/resource-id.ts';
import { notFound } from '../routing/not-allowed.ts';

/** The connection of a resource id. */
export async function findNamedConnection(scope: Scope, id: string): Promise<Connection> {
  const read = readResourceId(id);
  const isConnection = read?.type === 'microsoft.web/connections' && /^[0-9a-f-]{36}$/i.test(read.subscriptionId);
  const found =
    isConnection && read.resourceGroup !== undefined
      ? await connections(scope).find({
          subscriptionId: read.subscriptionId.toLowerCase(),
          resourceGroup: read.resourceGroup,
          name: read.name,
        })
      : undefined;
  if (found === undefined) throw notFound('connection', id);
  return found;
}
