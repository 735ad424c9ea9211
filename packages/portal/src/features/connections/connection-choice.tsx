import {
  Button,
  Field,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { connectionName } from './connection-name.ts';
import { asksNothing, awaitedSignIn, connectionStatus } from './connection-types.ts';
import { SignInButton } from './sign-in-button.tsx';
import { useConnectionParameters } from './use-connection-parameters.ts';
import { useConnections } from './use-connections.ts';
import { useCreateConnection } from './use-create-connection.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '8px', alignItems: 'flex-end', flexWrap: 'wrap' },
  select: { flex: '1 1 220px', minWidth: 0 },
  form: { padding: '16px', borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground2 },
});

interface ConnectionChoiceProps {
  readonly apiId: string;
  readonly connectorTitle: string;
  readonly connectionId: string | undefined;
  readonly onChoose: (connection: { readonly id: string; readonly name: string }) => void;
}

/**
 * Chooses with which connection a step calls its connector. The first usable one is taken by itself; where a connector
 * asks for nothing, a connection is made by itself; otherwise the form for a new one opens.
 */
export function ConnectionChoice({ apiId, connectorTitle, connectionId, onChoose }: ConnectionChoiceProps) {
  const styles = useStyles();
  const { resourceGroups } = useMember();
  const connections = useConnections();
  const parameters = useConnectionParameters(apiId);
  const create = useCreateConnection();
  const [isAdding, setAdding] = useState(false);
  const isAsked = useRef(false);
  const usable = connections.data?.filter((one) => one.properties.api.id.toLowerCase() === apiId.toLowerCase());
  const chosen = usable?.find((one) => one.id.toLowerCase() === connectionId?.toLowerCase());
  const needsNothing = parameters.data !== undefined && asksNothing(parameters.data);

  // biome-ignore lint/correctness/useExhaustiveDependencies: chosen once, when the connections are known
  useEffect(() => {
    if (usable === undefined || parameters.data === undefined || (connectionId !== undefined && connectionId !== ''))
      return;
    const [first] = usable;
    if (first !== undefined) return onChoose(first);
    if (!needsNothing) return setAdding(true);
    const group = resourceGroups[0]?.name;
    if (isAsked.current || group === undefined) return;
    isAsked.current = true;
    const name = connectionName(apiId, connections.data?.map((one) => one.name) ?? []);
    create.mutate({ apiId, name, displayName: connectorTitle, group, values: {} }, { onSuccess: onChoose });
  }, [connections.data, parameters.data, connectionId]);

  const failure = connections.error ?? parameters.error ?? create.error;
  if (failure !== null) return <ErrorPanel title="No connection could be made for this step." error={failure} />;
  if (isAdding || (usable?.length === 0 && !needsNothing)) {
    return (
      <div className={styles.form}>
        <ConnectionForm
          apiId={apiId}
          connectorTitle={connectorTitle}
          onCreated={(connection) => {
            setAdding(false);
            onChoose(connection);
          }}
        />
        {(usable?.length ?? 0) > 0 ? (
          <Button appearance="subtle" onClick={() => setAdding(false)}>
            Use an existing connection
          </Button>
        ) : null}
      </div>
    );
  }
  if (usable === undefined || chosen === undefined) return <Text>Choosing a connection…</Text>;
  const { status, reason } = connectionStatus(chosen);
  return (
    <>
      <div className={styles.row}>
        <Field label="Connection" className={styles.select}>
          <Select
            value={chosen.id}
            onChange={(_, data) => {
              const next = usable.find((one) => one.id === data.value);
              if (next !== undefined) onChoose(next);
            }}
          >
            {usable.map((one) => (
              <option key={one.id} value={one.id}>
                {one.properties.displayName || one.name}
              </option>
            ))}
          </Select>
        </Field>
        <Button onClick={() => setAdding(true)}>New connection</Button>
      </div>
      {status === 'Connected' ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>This connection is not ready: {reason || status}</MessageBarBody>
          {awaitedSignIn(chosen) === undefined ? null : (
            <MessageBarActions>
              <SignInButton connection={chosen} />
            </MessageBarActions>
          )}
        </MessageBar>
      )}
    </>
  );
}
