import { Button, Field, makeStyles, Select, Spinner, Text } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons';
import type { AnswerOf, getConnector } from '@tenon/contract';
import { type ReactNode, useState } from 'react';
import { ErrorPanel } from './error-panel.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import { toParameterValue } from './parameter-value.ts';
import { type TestOutcome, TestOutcomeView } from './test-outcome-view.tsx';

type Operation = AnswerOf<typeof getConnector>['operations'][number];

const useStyles = makeStyles({ form: { display: 'flex', flexDirection: 'column', gap: '16px' } });

interface OperationTestProps {
  /** At least one. */
  readonly operations: readonly Operation[];
  /** Calls the operation with the values that were typed, as its parameters mean them. */
  readonly onTest: (operationId: string, values: Readonly<Record<string, unknown>>) => Promise<TestOutcome>;
  /** Further fields, before the button. */
  readonly children?: ReactNode;
}

/** Chooses an operation, gives it values, calls it and shows what was sent and what came back. */
export function OperationTest({ operations, onTest, children }: OperationTestProps) {
  const styles = useStyles();
  const [operationId, setOperationId] = useState(operations[0]?.operationId ?? '');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [state, setState] = useState<{ isBusy: boolean; outcome?: TestOutcome; error?: unknown }>({ isBusy: false });
  const operation = operations.find((one) => one.operationId === operationId);
  if (operation === undefined) return null;
  const run = async () => {
    setState({ isBusy: true });
    try {
      const given = operation.parameters.flatMap((parameter) => {
        const value = toParameterValue(parameter, values[parameter.name] ?? '');
        return value === undefined ? [] : [[parameter.name, value] as const];
      });
      setState({ isBusy: false, outcome: await onTest(operationId, Object.fromEntries(given)) });
    } catch (error) {
      setState({ isBusy: false, error });
    }
  };
  return (
    <>
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
              setState({ isBusy: false });
            }}
          >
            {operations.map((one) => (
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
        {children}
        <div>
          <Button
            type="submit"
            appearance="primary"
            disabled={state.isBusy}
            icon={state.isBusy ? <Spinner size="tiny" /> : <PlayRegular />}
          >
            Test operation
          </Button>
        </div>
      </form>
      {state.error === undefined ? null : <ErrorPanel title="The operation was not called." error={state.error} />}
      {state.outcome === undefined ? null : <TestOutcomeView outcome={state.outcome} />}
    </>
  );
}
