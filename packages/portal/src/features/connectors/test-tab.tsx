import { lookUpDraftInput } from '@tenon/contract';
import { useMemo, useState } from 'react';
import { call } from '../../transport/call.ts';
import { ConnectionValueFields } from '../../ui/connection-value-fields.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type OperationLookups, OperationTest } from '../../ui/operation-test.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TokenField } from './token-field.tsx';
import type { ConnectorDetail } from './use-connector.ts';
import { useSettled } from './use-settled.ts';
import { useTestOperation } from './use-test-operation.ts';
import { useTestSignIns } from './use-test-sign-ins.ts';

/** Calls an operation of the draft against the live API. */
export function TestTab({ connector }: { readonly connector: ConnectorDetail }) {
  const test = useTestOperation(connector.id);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [chosen, setChosen] = useState(connector.connectionSets[0]?.name);
  const parameterSet = connector.connectionSets.find(({ name }) => name === chosen)?.name;
  const account = (connection: Readonly<Record<string, string>>): Account => ({
    connection: withoutEmpty(connection),
    ...(parameterSet === undefined ? {} : { parameterSet }),
  });
  const changeValue = (name: string, value: string) => setValues((old) => ({ ...old, [name]: value }));
  const lookups = useDraftLookups(connector, account(useSettled(values)));
  if (connector.operations.length === 0) {
    return (
      <EmptyState title="Nothing to test yet">The definition has no operations. Add one under Definition.</EmptyState>
    );
  }
  return (
    <Panel
      title="Test an operation"
      intro="Calls the API once with these values. Connection values are used for this call only and not kept."
    >
      <OperationTest
        operations={connector.operations}
        lookups={lookups}
        onTest={(operationId, given) => test.mutateAsync({ operationId, body: { values: given, ...account(values) } })}
      >
        <ConnectionValueFields
          fields={connector.connectionValues}
          sets={connector.connectionSets}
          set={parameterSet}
          onSet={setChosen}
          values={values}
          onChange={changeValue}
          tokenField={(field) => (
            <TokenField
              field={field}
              connector={connector}
              asked={account(values)}
              value={values[field.name] ?? ''}
              onChange={(value) => changeValue(field.name, value)}
            />
          )}
        />
      </OperationTest>
    </Panel>
  );
}

/** Asks the API of the draft with the values of its test, and anew when somebody signs in for it. */
function useDraftLookups(connector: ConnectorDetail, account: Account): OperationLookups {
  const { id: connectorId, updatedAt } = connector;
  const signIns = useTestSignIns(connectorId).data;
  const key = JSON.stringify(account);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an account is made anew each time; its text says whether it is another
  return useMemo(
    () => ({
      key: [connectorId, updatedAt, key, signIns],
      ask: (operationId, question, signal) =>
        call(lookUpDraftInput, { params: { connectorId, operationId }, body: { ...question, ...account }, signal }),
    }),
    [connectorId, updatedAt, key, signIns],
  );
}

/** How a test is connected. */
interface Account {
  readonly connection: Record<string, string>;
  readonly parameterSet?: string;
}

/** What was left empty is not given, so that its default counts. */
function withoutEmpty(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
