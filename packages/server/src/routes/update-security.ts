import { updateSecurity as contract } from '@tenon/contract';
import { changeDraft } from '../connectors/change-draft.ts';
import { keepClientSecrets } from '../connectors/client-secrets.ts';
import { editDefinition, editProperties } from '../connectors/edit-files.ts';
import { editConnectionParameters, editSecurity } from '../connectors/edit-security.ts';
import { makeContent } from '../connectors/make-version.ts';
import { clientSecretField } from '../connectors/security-parameters.ts';
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
        const security = call.body;
        const withParameters = editProperties(model, files, editConnectionParameters(model, security));
        const { model: described } = makeContent(call.parts.models, withParameters);
        return editDefinition(model, withParameters, editSecurity(model, { security, described }));
      },
      async (scope, { connector, model }) => {
        const { body } = call;
        const field = clientSecretField(model);
        if (body.kind !== 'oauth2' || body.clientSecret === undefined || field === undefined) return;
        await keepClientSecrets(scope, call.parts, { connector, secrets: { [field]: body.clientSecret } });
      },
    ),
});
