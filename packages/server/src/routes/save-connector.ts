import { saveConnector as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { type ConnectorVersion, connectors, connectorVersions } from '@tenon/store';
import { record } from '../audit/record.ts';
import { describeConnector } from '../connectors/describe-connector.ts';
import { findConnector } from '../connectors/find-connector.ts';
import { checkHasOperations } from '../connectors/make-version.ts';
import { route } from '../routing/route.ts';

/** Makes the draft a version that workflows use: from now on all who share tenant, subscription and region see it. */
export const saveConnector = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  handle: (call) =>
    call.inTenant(async (scope) => {
      const { params, body, member, parts, authorize } = call;
      const connector = await findConnector(scope, member, params.connectorId);
      authorize(connector);
      await connectors(scope).lock(connector.connectorId);
      const draft = await connectorVersions(scope).newest(connector.connectorId);
      if (draft?.state !== 'draft') {
        throw new Refusal('draft-missing', 'Nothing was changed since the last version was saved.');
      }
      checkComplete(draft);
      const updatedAt = parts.clock.now();
      const renamed = await connectors(scope).update(connector.connectorId, {
        name: body.name,
        state: 'saved',
        updatedAt,
      });
      if (!renamed) {
        throw new Refusal(
          'name-taken',
          `The resource group "${connector.resourceGroup}" has a connector "${body.name}" already. Choose another name.`,
        );
      }
      await connectorVersions(scope).replaceDraft({ ...draft, state: 'saved', note: body.note ?? '' });
      const saved = { ...connector, name: body.name ?? connector.name, state: 'saved' as const, updatedAt };
      await record(scope, parts, {
        by: member,
        action: 'connector.saved',
        target: connector.connectorId,
        detail: { name: saved.name, version: draft.number },
      });
      return describeConnector(scope, call, saved);
    }),
});

/** A connector that could not make a single call is not created. */
function checkComplete(draft: ConnectorVersion): void {
  if (draft.host === '') {
    throw new Refusal('host-missing', 'The connector does not say where its API is. Give the host under General.');
  }
  checkHasOperations(draft.operationCount);
}
