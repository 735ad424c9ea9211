import { Button, makeStyles, Text } from '@fluentui/react-components';
import { DeleteRegular, EyeRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { type Artifact, typeOf, typeWords } from './account-types.ts';
import { ArtifactDialog } from './artifact-dialog.tsx';
import { type UsingWorkflow, usersOfArtifact } from './find-users.ts';
import { useAccountChange } from './use-account-change.ts';

const useStyles = makeStyles({ buttons: { display: 'flex', gap: '4px', justifyContent: 'flex-end' } });

interface ArtifactTableProps {
  readonly artifacts: readonly Artifact[];
  /** The workflows that have the account. */
  readonly users: readonly UsingWorkflow[];
}

/** The maps and schemas of an account, to be looked at and deleted. */
export function ArtifactTable({ artifacts, users }: ArtifactTableProps) {
  const styles = useStyles();
  const change = useAccountChange();
  const [shown, setShown] = useState<Artifact>();
  const [doomed, setDoomed] = useState<Artifact>();
  const columns = useMemo<readonly Column<Artifact>[]>(
    () => [
      { name: 'Name', sortBy: ({ name }) => name, show: ({ name }) => <strong>{name}</strong> },
      { name: 'Type', sortBy: wordsOf, show: wordsOf },
      {
        name: 'Used by',
        show: (artifact) =>
          usersOfArtifact(users, artifact)
            .map(({ name }) => name)
            .join(', ') || 'no workflow',
      },
      { name: 'Changed', show: ({ properties }) => shownInstant(properties.changedTime) },
      {
        name: 'Actions',
        show: (artifact) => (
          <div className={styles.buttons}>
            <Button
              size="small"
              icon={<EyeRegular />}
              aria-label={`View ${artifact.name}`}
              onClick={() => setShown(artifact)}
            />
            <Button
              size="small"
              icon={<DeleteRegular />}
              aria-label={`Delete ${artifact.name}`}
              onClick={() => setDoomed(artifact)}
            />
          </div>
        ),
      },
    ],
    [styles, users],
  );
  const using = doomed === undefined ? [] : usersOfArtifact(users, doomed).map(({ name }) => name);
  return (
    <>
      {artifacts.length === 0 ? (
        <Text>Nothing is kept here yet. Upload a map or a schema below.</Text>
      ) : (
        <DataTable label="Maps and schemas" columns={columns} rows={artifacts} rowKey={({ id }) => id} />
      )}
      {shown === undefined ? null : <ArtifactDialog artifact={shown} onClose={() => setShown(undefined)} />}
      {doomed === undefined ? null : (
        <ConfirmDialog
          title={`Delete ${doomed.name}?`}
          confirm="Delete"
          onClose={() => setDoomed(undefined)}
          onConfirm={() => change.mutateAsync({ kind: 'delete', path: doomed.id })}
        >
          {using.length === 0
            ? 'No workflow is known to apply it.'
            : `Actions of ${using.join(', ')} apply it, and fail from then on.`}
        </ConfirmDialog>
      )}
    </>
  );
}

function wordsOf(artifact: Artifact): string {
  const type = typeOf(artifact);
  return type === undefined ? (artifact.properties.mapType ?? artifact.properties.schemaType ?? '') : typeWords[type];
}
