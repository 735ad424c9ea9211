import { updateSecurity as contract } from '@tenon/contract';
import { changeDraft } from '../connectors/change-draft.ts';
import { editDefinition, editProperties } from '../connectors/edit-files.ts';
import { editSecurity } from '../connectors/edit-security.ts';
import { route } from '../routing/route.ts';

/** Chooses the security of a draft. */
export const updateSecurity = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  handle: (call) =>
    changeDraft(call, call.params.connectorId, (model, files) => {
      const edits = editSecurity(model, call.body);
      return editProperties(model, editDefinition(model, files, edits.definition), edits.properties);
    }),
});
