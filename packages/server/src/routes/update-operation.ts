import { updateOperation as contract } from '@tenon/contract';
import { changeDraft } from '../connectors/change-draft.ts';
import { editDefinition } from '../connectors/edit-files.ts';
import { editOperation } from '../connectors/edit-operation.ts';
import { route } from '../routing/route.ts';

/** Changes texts and visibility of one operation of a draft. */
export const updateOperation = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  handle: (call) =>
    changeDraft(call, call.params.connectorId, (model, files) =>
      editDefinition(model, files, editOperation(model, call.params.operationId, call.body)),
    ),
});
