import { Button, Field, Input, makeStyles, Select, Spinner, Text } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import { toParameterValue } from './parameter-value.ts';
import { connectionValues } from './security.ts';
import { TestOutcomeView } from './test-outcome-view.tsx';
import type { ConnectorDetail } from './use-connector.ts';
import { useTestOperation } from './use-test-operation.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px' },
  values: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))', gap: '16px' },
});

/** Calls an operation of the draft against the live API. */
export function TestTab({ connector }: { readonly connector: ConnectorDetail }) {
  const styles = useStyles();
  const test = useTestOperation(connector.id);
  const [operationId, setOperationId] = useState(connector.operations[0]?.operationId ?? '');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [connection, setConnection] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const operation = connector.operations.find((one) => one.operationId === operationId);
  if (operation === undefined) {
    return (
      <EmptyState title="Nothing to test yet">The definition has no operations. Add one under Definition.</EmptyState>
    );
  }
  const run = async () => {
    setError(undefined);
    try {
      const given = operation.parameters.flatMap((parameter) => {
        const value = toParameterValue(parameter, values[parameter.name] ?? '');
        return value === undefined ? [] : [[parameter.name, value] as const];
      });
      await test.mutateAsync({ operationId, body: { values: Object.fromEntries(given), connection } });
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Panel
      title="Test an operation"
      intro="Calls the API once with these values. Connection values are used for this call only and not kept."
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <Field label="Operation">
          <Select
            value={operationId}
            onChange={(_, data) => {
              setOperationId(data.value);
              test.reset();
            }}
          >
            {connector.operations.map((one) => (
              <option key={one.operationId} value={one.operationId}>
                {one.summary === '' ? one.operationId : `${one.summary} (${one.operationId})`}
              </option>
            ))}
          </Select>
        </Field>
        {operation.parameters.length === 0 ? <Text>This operation takes no parameters.</Text> : null}
        <ParameterFields
          parameters={operation.parameters}
          values={values}
          onChange={(name, value) => setValues((old) => ({ ...old, [name]: value }))}
        />
        <div className={styles.values}>
          {connectionValues(connector.security).map((value) => (
            <Field key={value.name} label={value.label}>
              <Input
                type={value.isSecret ? 'password' : 'text'}
                autoComplete="off"
                value={connection[value.name] ?? ''}
                onChange={(_, data) => setConnection((old) => ({ ...old, [value.name]: data.value }))}
              />
            </Field>
          ))}
        </div>
        <div>
          <Button
            type="submit"
            appearance="primary"
            disabled={test.isPending}
            icon={test.isPending ? <Spinner size="tiny" /> : <PlayRegular />}
          >
            Test operation
          </Button>
        </div>
      </form>
      {error === undefined ? null : <ErrorPanel title="The operation was not called." error={error} />}
      {test.data === undefined || test.isPending ? null : <TestOutcomeView outcome={test.data} />}
    </Panel>
  );
}
