import { Text } from '@fluentui/react-components';
import { lookUpInput } from '@tenon/contract';
import { useMemo } from 'react';
import { call } from '../../../transport/call.ts';
import type { Lookups } from '../../../ui/inputs/lookups.ts';
import { OperationInputs } from '../../../ui/inputs/operation-inputs.tsx';
import { type CallFields, fieldKey, readCall, writeCall } from '../definition/connector-call.ts';
import { objectAt } from '../definition/definition-object.ts';
import type { ConnectorWiring, ShownCall } from './connector-wiring.ts';
import type { StepFieldsProps } from './step-field.ts';
import { StepContent, stepDialect } from './step-input.tsx';

interface ConnectorStepProps extends StepFieldsProps {
  readonly shown: ShownCall;
  readonly wiring: ConnectorWiring;
}

/** A call of a connector's operation: its connection, and a field for each input. */
export function ConnectorStep({ action, content, onChange, shown, wiring }: ConnectorStepProps) {
  const { connector, operation, reference, connection } = shown;
  const fields: CallFields = readCall(operation, objectAt(action, 'inputs')) ?? {};
  const { ConnectionChoice } = wiring;
  const { apiId } = connector;
  const lookups = useConnectionLookups(connection?.connectionId ?? '', operation.operationId);
  return (
    <StepContent value={content}>
      {operation.description ? <Text>{operation.description}</Text> : null}
      {apiId === null ? null : (
        <ConnectionChoice
          apiId={apiId}
          connectorTitle={connector.title}
          connectionId={connection?.connectionId}
          onChoose={({ id, name }) => wiring.connect(reference, { id: apiId, connectionId: id, connectionName: name })}
        />
      )}
      <OperationInputs
        parameters={operation.parameters}
        dialect={stepDialect}
        lookups={lookups}
        textOf={(parameter) => fields[fieldKey(parameter)] ?? ''}
        onChange={(parameter, text) => {
          const inputs = writeCall(operation, reference, { ...fields, [fieldKey(parameter)]: text });
          const { retryPolicy, authentication } = objectAt(action, 'inputs');
          onChange({
            ...action,
            inputs: {
              ...inputs,
              ...(retryPolicy === undefined ? {} : { retryPolicy }),
              ...(authentication === undefined ? {} : { authentication }),
            },
          });
        }}
      />
    </StepContent>
  );
}

/** Asks the API of a step through the connection that the step uses. */
function useConnectionLookups(connectionId: string, operationId: string): Lookups | undefined {
  return useMemo(
    () =>
      connectionId === ''
        ? undefined
        : {
            key: [connectionId, operationId],
            ask: (question, signal) => call(lookUpInput, { body: { ...question, connectionId, operationId }, signal }),
          },
    [connectionId, operationId],
  );
}
