import { replaceConnectorSource as contract } from '@tenon/contract';
import { changeDraft } from '../connectors/change-draft.ts';
import { readFiles, sourceBodyLimit } from '../connectors/read-files.ts';
import { route } from '../routing/route.ts';

/** Imports another definition into a connector, as its draft. */
export const replaceConnectorSource = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  bodyLimit: sourceBodyLimit,
  carriesFiles: true,
  handle: (call) => changeDraft(call, call.params.connectorId, () => readFiles(call.body)),
});
