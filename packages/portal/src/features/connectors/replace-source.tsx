import { Button } from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons';
import { replaceConnectorSource } from '@tenon/contract';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { readSourceFiles } from './source-files.ts';
import { useConnectorChange } from './use-connector-change.ts';

/** Imports another definition into the draft: the way to the next version of an API. */
export function ReplaceSource({
  connectorId,
  onReplaced,
}: {
  readonly connectorId: string;
  readonly onReplaced: () => void;
}) {
  const replace = useConnectorChange(connectorId, replaceConnectorSource);
  const [isOpen, setOpen] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  return (
    <>
      <Button icon={<DocumentArrowUpRegular />} onClick={() => setOpen(true)}>
        Import another file
      </Button>
      {isOpen ? (
        <ConfirmDialog
          title="Import another definition"
          confirm="Import"
          isDisabled={files.length === 0}
          onClose={() => {
            setOpen(false);
            setFiles([]);
          }}
          onConfirm={async () => {
            await replace.mutateAsync({ body: { files: [...(await readSourceFiles(files))] } });
            onReplaced();
          }}
        >
          <FileDrop
            label="New API definition file"
            hint="It takes the place of the draft's definition; versions that were saved stay as they are."
            accept=".json,.yaml,.yml,.zip,.txt,.png,.md"
            chosen={files.length === 0 ? undefined : files.map((file) => file.name).join(', ')}
            onFiles={setFiles}
          />
        </ConfirmDialog>
      ) : null}
    </>
  );
}
