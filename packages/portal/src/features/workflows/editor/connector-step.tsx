import { Text } from '@fluentui/react-components';
import { type CallFields, fieldKey, readCall, writeCall } from '../definition/connector-call.ts';
import { objectAt } from '../definition/definition-object.ts';
import type { ConnectorWiring, ShownCall } from './connector-wiring.ts';
import { ExpressionField } from './expression-field.tsx';
import { FieldGrid } from './field-grid.tsx';
import type { StepFieldsProps } from './step-field.ts';

interface ConnectorStepProps extends StepFieldsProps {
  readonly shown: ShownCall;
  readonly wiring: ConnectorWiring;
}

/** A call of a connector's operation: its connection, and a field for each parameter. */
export function ConnectorStep({ action, content, onChange, shown, wiring }: ConnectorStepProps) {
  const { connector, operation, reference, connection } = shown;
  const fields: CallFields = readCall(operation, objectAt(action, 'inputs')) ?? {};
  const { ConnectionChoice } = wiring;
  const { apiId } = connector;
  const parameters = operation.parameters.filter((parameter) => parameter.visibility !== 'internal');
  return (
    <>
      {operation.description ? <Text>{operation.description}</Text> : null}
      {apiId === null ? null : (
        <ConnectionChoice
          apiId={apiId}
          connectorTitle={connector.title}
          connectionId={connection?.connectionId}
          onChoose={({ id, name }) => wiring.connect(reference, { id: apiId, connectionId: id, connectionName: name })}
        />
      )}
      <FieldGrid>
        {parameters.map((parameter) => (
          <ExpressionField
            key={fieldKey(parameter)}
            label={parameter.label || parameter.name}
            {...(parameter.description ? { hint: parameter.description } : {})}
            isRequired={parameter.required}
            isMultiline={parameter.in === 'body' || parameter.type === 'object' || parameter.type === 'array'}
            value={fields[fieldKey(parameter)] ?? ''}
            content={content}
            onChange={(text) => {
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
        ))}
      </FieldGrid>
      {parameters.length === 0 ? <Text>This operation takes no parameters.</Text> : null}
    </>
  );
}
