import { lookUpDraftInput } from '@tenon/contract';
import { useMemo, useState } from 'react';
import { call } from '../../transport/call.ts';
import { ConnectionValueFields } from '../../ui/connection-value-fields.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type OperationLookups, OperationTest } from '../../ui/operation-test.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ConnectorDetail } from './use-connector.ts';
import { useSettled } from './use-settled.ts';
import { useTestOperation } from './use-test-operation.ts';

/** Calls an operation of the draft against the live API. */
export function TestTab({ connector }: { readonly connector: ConnectorDetail }) {
  const test = useTestOperation(connector.id);
  const [connection, setConnection] = useState<Readonly<Record<string, string>>>({});
  const lookups = useDraftLookups(connector, useSettled(connection));
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
        onTest={(operationId, values) =>
          test.mutateAsync({ operationId, body: { values, connection: withoutEmpty(connection) } })
        }
      >
        <ConnectionValueFields
          fields={connector.connectionValues}
          sets={connector.connectionSets}
          values={connection}
          onChange={(name, value) => setConnection((old) => ({ ...old, [name]: value }))}
        />
      </OperationTest>
    </Panel>
  );
}

/** Asks the API of the draft with the values of its test connection. */
function useDraftLookups(connector: ConnectorDetail, connection: Readonly<Record<string, string>>): OperationLookups {
  const { id: connectorId, updatedAt } = connector;
  return useMemo(
    () => ({
      key: [connectorId, updatedAt, connection],
      ask: (operationId, question, signal) => {
        const params = { connectorId, operationId };
        return call(lookUpDraftInput, { params, body: { ...question, connection: withoutEmpty(connection) }, signal });
      },
    }),
    [connectorId, updatedAt, connection],
  );
}

/** What was left empty is not given, so that its default counts. */
function withoutEmpty(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
