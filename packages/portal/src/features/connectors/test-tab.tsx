import { useState } from 'react';
import { ConnectionValueFields } from '../../ui/connection-value-fields.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { OperationTest } from '../../ui/operation-test.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ConnectorDetail } from './use-connector.ts';
import { useTestOperation } from './use-test-operation.ts';

/** Calls an operation of the draft against the live API. */
export function TestTab({ connector }: { readonly connector: ConnectorDetail }) {
  const test = useTestOperation(connector.id);
  const [connection, setConnection] = useState<Readonly<Record<string, string>>>({});
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
        onTest={(operationId, values) =>
          test.mutateAsync({ operationId, body: { values, connection: withoutEmpty(connection) } })
        }
      >
        <ConnectionValueFields
          fields={connector.connectionValues}
          values={connection}
          onChange={(name, value) => setConnection((old) => ({ ...old, [name]: value }))}
        />
      </OperationTest>
    </Panel>
  );
}

/** What was left empty is not given, so that its default counts. */
function withoutEmpty(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
