import { putDefinition as contract } from '@tenon/contract';
import { changeDraft } from '../connectors/change-draft.ts';
import { writeDefinition } from '../connectors/edit-files.ts';
import { sourceBodyLimit } from '../connectors/read-files.ts';
import { route } from '../routing/route.ts';

/** Writes the definition of a draft as text. */
export const putDefinition = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  bodyLimit: sourceBodyLimit,
  carriesFiles: true,
  handle: (call) =>
    changeDraft(call, call.params.connectorId, (model, files) => writeDefinition(model, files, call.body.text)),
});
