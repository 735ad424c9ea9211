import { Button, Field, makeStyles, Select, Spinner } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons';
import type { AnswerOf, getConnector } from '@tenon/contract';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { ErrorPanel } from './error-panel.tsx';
import type { LookupAnswer, LookupQuestion, Lookups } from './inputs/lookups.ts';
import { OperationInputs } from './inputs/operation-inputs.tsx';
import { typedDialect } from './inputs/typed-input.tsx';
import { toParameterValue } from './parameter-value.ts';
import { type TestOutcome, TestOutcomeView } from './test-outcome-view.tsx';

type Operation = AnswerOf<typeof getConnector>['operations'][number];

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px' },
  // The header and the buttons of a wizard lie over the page.
  result: { scrollMarginTop: '64px', scrollMarginBottom: '80px', ':empty': { display: 'none' } },
});

/** Asks the API of the tested connector about the inputs of its operations. */
export interface OperationLookups {
  /** Changes when the API may answer otherwise. */
  readonly key: readonly unknown[];
  ask(operationId: string, question: LookupQuestion, signal: AbortSignal): Promise<LookupAnswer>;
}

interface OperationTestProps {
  /** At least one. */
  readonly operations: readonly Operation[];
  /** Calls the operation with the values that were typed, as its parameters mean them. */
  readonly onTest: (operationId: string, values: Readonly<Record<string, unknown>>) => Promise<TestOutcome>;
  readonly lookups: OperationLookups;
  /** How the API is reached, before the values of the operation. */
  readonly children?: ReactNode;
}

/** Chooses an operation, gives it values, calls it and shows what was sent and what came back. */
export function OperationTest({ operations, onTest, lookups: asking, children }: OperationTestProps) {
  const styles = useStyles();
  const [operationId, setOperationId] = useState(operations[0]?.operationId ?? '');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [state, setState] = useState<{ isBusy: boolean; outcome?: TestOutcome; error?: unknown }>({ isBusy: false });
  const lookups = useMemo(
    (): Lookups => ({
      key: [...asking.key, operationId],
      ask: (question, signal) => asking.ask(operationId, question, signal),
    }),
    [asking, operationId],
  );
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.outcome === undefined && state.error === undefined) return;
    result.current?.scrollIntoView({ block: 'nearest' });
  }, [state]);
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
        {children}
        <OperationInputs
          key={operationId}
          parameters={operation.parameters}
          dialect={typedDialect}
          lookups={lookups}
          textOf={({ name }) => values[name] ?? ''}
          onChange={({ name }, value) => setValues((old) => ({ ...old, [name]: value }))}
        />
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
      <div ref={result} className={styles.result}>
        {state.error === undefined ? null : <ErrorPanel title="The operation was not called." error={state.error} />}
        {state.outcome === undefined ? null : <TestOutcomeView outcome={state.outcome} />}
      </div>
    </>
  );
}
