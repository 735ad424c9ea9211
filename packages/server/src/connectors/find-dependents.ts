import type { AnswerOf, listDependents } from '@tenon/contract';
import { connections, type Scope, workflowConnections } from '@tenon/store';

/** The connections to a custom connector, and the workflows that use them. */
export async function findDependents(scope: Scope, connectorId: string): Promise<AnswerOf<typeof listDependents>> {
  const found = await connections(scope).list({ connector: { kind: 'custom', connectorId }, limit: 200 });
  const users = new Map<string, { name: string; resourceGroup: string }>();
  for (const connection of found) {
    for (const name of await workflowConnections(scope).usersOf(connection.connectionId)) {
      users.set(`${connection.resourceGroup}/${name}`, { name, resourceGroup: connection.resourceGroup });
    }
  }
  return {
    connections: found.map(({ name, resourceGroup }) => ({ name, resourceGroup })),
    workflows: [...users.values()],
  };
}
