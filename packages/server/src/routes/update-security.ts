import { updateSecurity as contract } from '@tenon/contract';
import { changeDraft } from '../connectors/change-draft.ts';
import { keepClientSecret } from '../connectors/client-secret.ts';
import { editDefinition, editProperties } from '../connectors/edit-files.ts';
import { editSecurity } from '../connectors/edit-security.ts';
import { securityParameters } from '../connectors/security-parameters.ts';
import { route } from '../routing/route.ts';

/** Chooses the security of a draft. A client secret is sealed beside the connector and is in none of its documents. */
export const updateSecurity = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  handle: (call) =>
    changeDraft(
      call,
      call.params.connectorId,
      (model, files) => {
        const edits = editSecurity(model, call.body);
        return editProperties(model, editDefinition(model, files, edits.definition), edits.properties);
      },
      async (scope, { connector, model }) => {
        const { body } = call;
        const parameter = securityParameters(model).oauth?.name;
        if (body.kind !== 'oauth2' || body.clientSecret === undefined || parameter === undefined) return;
        await keepClientSecret(scope, call.parts, { connector, secrets: { [parameter]: body.clientSecret } });
      },
    ),
});
