import {
  type AskedInput,
  type Connector,
  type InputField,
  lookups,
  type Operation,
  readSchema,
} from '@tenon/connector';
import type { AnswerOf, getConnector, listChoosableConnectors } from '@tenon/contract';
import { describeTrigger } from './describe-outputs.ts';

type DescribedOperation = AnswerOf<typeof getConnector>['operations'][number];
type ChoosableOperation = AnswerOf<typeof listChoosableConnectors>['connectors'][number]['operations'][number];
type DescribedParameter = DescribedOperation['parameters'][number];

/** The operations of a connector as its pages show them. */
export function describeOperations(connector: Connector): DescribedOperation[] {
  return connector.operations.map((operation) => describeOperation(connector, operation));
}

/** The operations of a connector that a designer offers. What each gives can be more than all the rest: it is asked for where one is used. */
export function describeChoosableOperations(connector: Connector): ChoosableOperation[] {
  return connector.operations
    .filter(({ visibility }) => visibility !== 'internal')
    .map((operation) => ({
      ...describeOperation(connector, operation),
      trigger: describeTrigger(connector, operation),
    }));
}

function describeOperation(connector: Connector, operation: Operation): DescribedOperation {
  return {
    operationId: operation.operationId,
    kind: operation.kind === 'action' ? 'action' : 'trigger',
    method: operation.method,
    path: operation.path,
    summary: operation.summary,
    description: operation.description,
    visibility: operation.visibility,
    deprecated: operation.deprecated,
    parameters: [
      ...operation.parameters.map((parameter) => describeParameter(connector, operation, parameter)),
      ...describeBody(connector, operation),
    ],
    responses: operation.responses.map(({ status, description, contents }) => ({
      status,
      description,
      type: typeOfContent(connector, contents[0]),
    })),
  };
}

function describeParameter(
  connector: Connector,
  operation: Operation,
  parameter: Operation['parameters'][number],
): DescribedParameter {
  return {
    name: parameter.name,
    in: parameter.location === 'form' ? 'formData' : parameter.location,
    label: parameter.label,
    description: parameter.description,
    required: parameter.required,
    visibility: parameter.visibility,
    type: parameter.type,
    format: parameter.format ?? null,
    ...(parameter.default === undefined ? {} : { default: parameter.default }),
    enum: parameter.enum === undefined ? null : [...parameter.enum],
    asked: describeAsked(lookups.askedOf({ connector, operation }, parameter.dynamic)),
    fields: [],
  };
}

function describeBody(connector: Connector, operation: Operation): DescribedParameter[] {
  const { body } = operation;
  if (body === undefined) return [];
  const { name, label, description, required, visibility, contents } = body;
  const schema = contents[0]?.schema && readSchema(connector, contents[0].schema);
  return [
    {
      name,
      in: 'body',
      label,
      description,
      required,
      visibility,
      type: schema?.type ?? 'any',
      format: null,
      enum: null,
      asked: describeAsked(lookups.askedOf({ connector, operation }, { ...schema?.dynamic, ...body.dynamic })),
      fields: describeFields(lookups.bodyFields(connector, operation)),
    },
  ];
}

/** Fields as designers show them. */
export function describeFields(fields: readonly InputField[]): DescribedParameter['fields'] {
  return fields.map(({ path, format, asked, enum: choices, ...field }) => ({
    ...field,
    path: [...path],
    format: format ?? null,
    enum: choices === undefined ? null : [...choices],
    asked: describeAsked(asked),
  }));
}

function describeAsked(asked: AskedInput | undefined): DescribedParameter['asked'] {
  return asked === undefined ? null : { kind: asked.kind, dependsOn: [...asked.dependsOn] };
}

function typeOfContent(connector: Connector, content: Operation['responses'][number]['contents'][number] | undefined) {
  if (content?.schema === undefined) return null;
  return readSchema(connector, content.schema).type;
}
