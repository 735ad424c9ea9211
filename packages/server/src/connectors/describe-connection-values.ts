import type { ConnectionParameter, Connector, JsonValue } from '@tenon/connector';
import type { AnswerOf, getConnector } from '@tenon/contract';
import { allParameters } from './security-parameters.ts';

type ConnectionValue = AnswerOf<typeof getConnector>['connectionValues'][number];

/** What a test of a connector asks for besides the parameters of an operation. An OAuth parameter is tried with a token got elsewhere. */
export function describeConnectionValues(connector: Connector): ConnectionValue[] {
  const known = new Map(
    allParameters(connector)
      .filter(({ type, hidden }) => !hidden && type !== 'gateway' && type !== 'connection')
      .map((parameter) => [parameter.name, describeValue(parameter)]),
  );
  return [...known.values()];
}

function describeValue(parameter: ConnectionParameter): ConnectionValue {
  const { name, type, displayName, description, tooltip, required, allowedValues = [] } = parameter;
  const isToken = type === 'oauth';
  return {
    name,
    label: isToken ? 'Access token' : displayName || name,
    description: isToken ? 'Got elsewhere, for tests only' : description || tooltip,
    isSecret: isToken || type === 'secret',
    isRequired: required && !isToken,
    default: parameter.default === undefined ? null : textOf(parameter.default),
    choices: allowedValues.map(({ value, text }) => ({ value: textOf(value), text })),
  };
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
