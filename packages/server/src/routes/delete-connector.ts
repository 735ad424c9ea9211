import { deleteConnector as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { connectors } from '@tenon/store';
import { record } from '../audit/record.ts';
import { findConnector } from '../connectors/find-connector.ts';
import { findDependents } from '../connectors/find-dependents.ts';
import { route } from '../routing/route.ts';

/** Deletes a connector with its versions and connections. What is published of it stays in the catalogue. */
export const deleteConnector = route({
  contract,
  permission: 'Microsoft.Web/customApis/delete',
  at: 'target',
  handle: ({ params, query, member, parts, inTenant, authorize }) =>
    inTenant(async (scope) => {
      const connector = await findConnector(scope, member, params.connectorId);
      authorize(connector);
      const dependents = await findDependents(scope, connector.connectorId);
      if (query.force !== 'true' && dependents.connections.length + dependents.workflows.length > 0) {
        throw new Refusal(
          'connector-in-use',
          `${describeDependents(dependents)} use this connector and would stop working. Delete them first, or delete it all the same with force=true.`,
        );
      }
      await connectors(scope).delete(connector.connectorId);
      await record(scope, parts, {
        by: member,
        action: 'connector.deleted',
        target: connector.connectorId,
        detail: { name: connector.name, ...dependents },
      });
      return null;
    }),
});

function describeDependents(dependents: Awaited<ReturnType<typeof findDependents>>): string {
  const names = (kind: string, found: readonly { readonly name: string }[]) =>
    found.length === 0
      ? []
      : [
          `the ${kind} ${found
            .slice(0, 5)
            .map(({ name }) => `"${name}"`)
            .join(', ')}`,
        ];
  const text = [...names('connections', dependents.connections), ...names('workflows', dependents.workflows)].join(
    ' and ',
  );
  return text.charAt(0).toUpperCase() + text.slice(1);
}
