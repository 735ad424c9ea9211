import { type ComponentType, useCallback, useMemo } from 'react';
import { ConnectorIcon } from '../../../ui/connector-icon.tsx';
import { readCall, readReference } from '../definition/connector-call.ts';
import { type DefinitionObject, type JsonObject, objectAt } from '../definition/definition-object.ts';
import { everyAction } from '../definition/scopes.ts';
import type { ChoosableConnector } from '../use-choosable-connectors.ts';
import type { ConnectionReference, ConnectionReferences } from '../workflow-types.ts';
import type { ConnectionChoiceProps, ConnectorWiring, ShownCall } from './connector-wiring.ts';
import { type UsedOperation, useOperationOutputs } from './use-operation-outputs.ts';

interface WiringOptions {
  /** Absent while its text cannot be read. */
  readonly definition: DefinitionObject | undefined;
  readonly connectors: readonly ChoosableConnector[];
  readonly references: ConnectionReferences;
  readonly onReferences: (change: (old: ConnectionReferences) => ConnectionReferences) => void;
  readonly ConnectionChoice: ComponentType<ConnectionChoiceProps>;
}

/** Ties the actions of a definition to the connectors and connections they use. */
export function useConnectorWiring({
  definition,
  connectors,
  references,
  onReferences,
  ConnectionChoice,
}: WiringOptions): ConnectorWiring {
  const find = useCallback(
    (action: JsonObject): ShownCall | undefined => {
      const inputs = objectAt(action, 'inputs');
      const reference = readReference(inputs);
      if (reference === undefined) return undefined;
      const connection = references[reference];
      const connector = connectors.find((one) => isSameId(one.apiId, connection?.id));
      const operation = connector?.operations.find((one) => readCall(one, inputs) !== undefined);
      if (connector === undefined || operation === undefined) return undefined;
      const icon = <ConnectorIcon title={connector.title} icon={connector.icon} color={connector.color} />;
      return { connector, operation, reference, connection, icon };
    },
    [connectors, references],
  );
  const used = useMemo(() => usedOperations(definition, find), [definition, find]);
  const outputsOf = useOperationOutputs(used);
  return useMemo(() => {
    return {
      connectors,
      ConnectionChoice,
      find,
      outputsOf,
      referenceFor(connector) {
        const existing = Object.entries(references).find(([, one]) => isSameId(one.id, connector.apiId));
        const reference = existing?.[0] ?? freeReference(references, connector.name);
        if (existing === undefined) {
          const id = connector.apiId ?? '';
          onReferences((old) => ({ ...old, [reference]: { id, connectionId: '', connectionName: '' } }));
        }
        return reference;
      },
      connect(reference: string, connection: ConnectionReference) {
        onReferences((old) => ({ ...old, [reference]: connection }));
      },
    };
  }, [connectors, references, onReferences, ConnectionChoice, find, outputsOf]);
}

function usedOperations(
  definition: DefinitionObject | undefined,
  find: (action: JsonObject) => ShownCall | undefined,
): readonly UsedOperation[] {
  if (definition === undefined) return [];
  const actions = [...Object.values(definition.triggers), ...everyAction(definition).map(({ action }) => action)];
  return actions.flatMap((action) => {
    const shown = find(action);
    return shown === undefined ? [] : [{ action, shown }];
  });
}

function isSameId(a: string | null, b: string | null | undefined): boolean {
  return a !== null && a !== '' && a.toLowerCase() === b?.toLowerCase();
}

function freeReference(references: ConnectionReferences, name: string): string {
  const base = name.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '') || 'connector';
  for (let number = 1; ; number += 1) {
    const reference = number === 1 ? base : `${base}-${number}`;
    if (references[reference] === undefined) return reference;
  }
}
