import { updateGeneral as contract } from '@tenon/contract';
import { changeDraft } from '../connectors/change-draft.ts';
import { editDefinition, editProperties } from '../connectors/edit-files.ts';
import { editGeneral } from '../connectors/edit-general.ts';
import { withIcon } from '../connectors/icon.ts';
import { route } from '../routing/route.ts';

/** Changes title, description, address, icon and colour of a draft. */
export const updateGeneral = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  bodyLimit: 2_000_000,
  handle: (call) =>
    changeDraft(call, call.params.connectorId, (model, files) => {
      const { icon, color } = call.body;
      const edited = editDefinition(model, files, editGeneral(model, call.body));
      const colored =
        color === undefined
          ? edited
          : editProperties(model, edited, [{ path: ['properties', 'iconBrandColor'], value: color ?? undefined }]);
      return icon === undefined ? colored : withIcon(colored, icon);
    }),
});
