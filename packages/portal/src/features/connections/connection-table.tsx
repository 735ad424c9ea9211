import { Button, Caption1, makeStyles } from '@fluentui/react-components';
import { DeleteRegular, PlugConnectedCheckmarkRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { parseResourceId } from '../../transport/manage.ts';
import { ConnectorIcon } from '../../ui/connector-icon.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { NamedThing } from '../../ui/named-thing.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { awaitedSignIn, type Connection, connectionStatus } from './connection-types.ts';
import { SignInButton } from './sign-in-button.tsx';
import { useTestConnection } from './use-test-connection.ts';

const useStyles = makeStyles({ buttons: { display: 'flex', gap: '4px', justifyContent: 'flex-end' } });

interface ConnectionTableProps {
  readonly connections: readonly Connection[];
  readonly onDelete: (connection: Connection) => void;
}

/** Connections with how they stand. */
export function ConnectionTable({ connections, onDelete }: ConnectionTableProps) {
  const styles = useStyles();
  const test = useTestConnection();
  const notify = useNotify();
  const columns = useMemo<readonly Column<Connection>[]>(() => {
    const nameOf = (connection: Connection) => connection.properties.displayName || connection.name;
    const apiOf = ({ properties: { api } }: Connection) =>
      api.displayName ?? api.name ?? api.id.split('/').at(-1) ?? '';
    return [
      {
        name: 'Connection',
        sortBy: nameOf,
        show: (connection) => (
          <NamedThing
            icon={
              <ConnectorIcon
                title={apiOf(connection)}
                icon={null}
                color={connection.properties.api.brandColor ?? null}
              />
            }
            detail={apiOf(connection)}
          >
            <strong>{nameOf(connection)}</strong>
          </NamedThing>
        ),
      },
      {
        name: 'Status',
        show: (connection) => {
          const { status, reason } = connectionStatus(connection);
          return (
            <>
              <StatusBadge status={status} /> <Caption1>{reason}</Caption1>
            </>
          );
        },
      },
      { name: 'Resource group', show: (connection) => parseResourceId(connection.id)?.group ?? '' },
      {
        name: 'Changed',
        show: (connection) => shownInstant(connection.properties.changedTime ?? connection.properties.createdTime),
      },
      {
        name: 'Actions',
        show: (connection) => (
          <div className={styles.buttons}>
            {awaitedSignIn(connection) === undefined ? null : <SignInButton connection={connection} />}
            {(connection.properties.testLinks?.length ?? 0) > 0 ? (
              <Button
                size="small"
                icon={<PlugConnectedCheckmarkRegular />}
                onClick={() => test.mutate(connection, { onSuccess: () => notify(`${nameOf(connection)} works.`) })}
              >
                Test
              </Button>
            ) : null}
            <Button
              size="small"
              icon={<DeleteRegular />}
              aria-label={`Delete ${nameOf(connection)}`}
              onClick={() => onDelete(connection)}
            />
          </div>
        ),
      },
    ];
  }, [styles, test.mutate, notify, onDelete]);
  return (
    <>
      {test.isError ? <ErrorPanel title="The connection does not work." error={test.error} /> : null}
      <DataTable label="Connections" columns={columns} rows={connections} rowKey={(connection) => connection.id} />
    </>
  );
}
