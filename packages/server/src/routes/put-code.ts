import { codeSizeLimit, putCode as contract } from '@tenon/contract';
import { changeDraft } from '../connectors/change-draft.ts';
import { writeCode } from '../connectors/edit-files.ts';
import { route } from '../routing/route.ts';

/** Writes the code of a connector into its draft. */
export const putCode = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  // Every character may take several bytes, and some an escape.
  bodyLimit: codeSizeLimit * 4,
  handle: (call) =>
    changeDraft(call, call.params.connectorId, (model, files) => writeCode(model, files, call.body.text)),
});
