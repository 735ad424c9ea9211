import { Button } from '@fluentui/react-components';
import { AddRegular, LinkRegular } from '@fluentui/react-icons';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Page } from '../../ui/page.tsx';
import { ConnectionTable } from './connection-table.tsx';
import { awaitedSignIn, type Connection } from './connection-types.ts';
import { ConsentReturn } from './consent-return.tsx';
import { NewConnectionPanel } from './new-connection-panel.tsx';
import { useConnections } from './use-connections.ts';
import { useDeleteConnection } from './use-delete-connection.ts';
import { useSignInAtProvider } from './use-sign-in-at-provider.ts';

/** The connections of the context. */
export function ConnectionsPage() {
  const { api } = useSearch({ from: '/member/connections' });
  const { subscription, region } = useMember();
  const connections = useConnections();
  const deleting = useDeleteConnection();
  const signIn = useSignInAtProvider();
  const notify = useNotify();
  const [isAdding, setAdding] = useState(api !== undefined);
  const [doomed, setDoomed] = useState<Connection>();
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      New connection
    </Button>
  );
  return (
    <Page
      title="Connections"
      intro={`What connectors are used with in ${subscription.displayName}, ${region.displayName}: keys, passwords and consents. Secrets can be replaced but never read.`}
      actions={isAdding ? undefined : add}
    >
      <ConsentReturn />
      {isAdding ? (
        <NewConnectionPanel
          apiId={api}
          onClose={() => setAdding(false)}
          onCreated={(connection) => {
            setAdding(false);
            const name = connection.properties.displayName ?? connection.name;
            const parameter = awaitedSignIn(connection);
            notify(parameter === undefined ? `${name} was created.` : `${name} was created. Sign in to make it ready.`);
            if (parameter !== undefined) signIn.mutate({ connection, parameter });
          }}
        />
      ) : null}
      <Loaded query={connections} what="connections">
        {(data) =>
          data.length > 0 ? (
            <ConnectionTable connections={data} onDelete={setDoomed} />
          ) : isAdding ? null : (
            <EmptyState icon={<LinkRegular />} title="No connections here yet" actions={add}>
              A connection is made once for each connector and account; workflows then use it without seeing its
              secrets.
            </EmptyState>
          )
        }
      </Loaded>
      {doomed === undefined ? null : (
        <ConfirmDialog
          title={`Delete ${doomed.properties.displayName ?? doomed.name}?`}
          confirm="Delete connection"
          onClose={() => setDoomed(undefined)}
          onConfirm={() => deleting.mutateAsync(doomed.id)}
        >
          Its secrets are destroyed. Workflows that use it fail at their next call until another connection is chosen.
        </ConfirmDialog>
      )}
    </Page>
  );
}
