import { Checkbox, makeStyles, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import type { ConnectorDetail } from './use-connector.ts';
import { useDeleteConnector } from './use-delete-connector.ts';
import { useDependents } from './use-dependents.ts';

const useStyles = makeStyles({ words: { display: 'flex', flexDirection: 'column', gap: '12px' } });

interface DeleteDialogProps {
  readonly connector: ConnectorDetail;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Deletes a connector after showing what depends on it. */
export function DeleteDialog({ connector, onClose, onDeleted }: DeleteDialogProps) {
  const styles = useStyles();
  const dependents = useDependents(connector.id);
  const deleting = useDeleteConnector(connector.id);
  const [isAgreed, setAgreed] = useState(false);
  const { connections = [], workflows = [] } = dependents.data ?? {};
  const isUsed = connections.length + workflows.length > 0;
  return (
    <ConfirmDialog
      title={`Delete ${connector.name}?`}
      confirm="Delete connector"
      isDisabled={dependents.data === undefined || (isUsed && !isAgreed)}
      onClose={onClose}
      onConfirm={async () => {
        await deleting.mutateAsync();
        onDeleted();
      }}
    >
      <Loaded query={dependents} what="what depends on it">
        {() => (
          <div className={styles.words}>
            <Text>The connector and all its versions are deleted for everyone. This cannot be undone.</Text>
            {connections.length > 0 ? (
              <Names title="These connections are deleted with it:" things={connections} />
            ) : null}
            {workflows.length > 0 ? (
              <Names title="These workflows use it; their runs will fail at its actions:" things={workflows} />
            ) : null}
            {isUsed ? (
              <Checkbox
                label="Delete it although it is in use"
                checked={isAgreed}
                onChange={(_, data) => setAgreed(data.checked === true)}
              />
            ) : (
              <Text>Nothing depends on it.</Text>
            )}
          </div>
        )}
      </Loaded>
    </ConfirmDialog>
  );
}

interface NamesProps {
  readonly title: string;
  readonly things: readonly { readonly name: string; readonly resourceGroup: string }[];
}

function Names({ title, things }: NamesProps) {
  return (
    <div>
      <Text weight="semibold">{title}</Text>
      <ul>
        {things.slice(0, 20).map((thing) => (
          <li key={`${thing.resourceGroup} ${thing.name}`}>
            {thing.name} ({thing.resourceGroup})
          </li>
        ))}
      </ul>
      {things.length > 20 ? <Text>and {things.length - 20} more</Text> : null}
    </div>
  );
}
