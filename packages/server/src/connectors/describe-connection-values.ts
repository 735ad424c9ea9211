import type { ConnectionParameter, Connector, JsonValue } from '@tenon/connector';
import type { AnswerOf, getConnector } from '@tenon/contract';

type ConnectionValue = AnswerOf<typeof getConnector>['connectionValues'][number];

/** The ways to connect, where there are several. */
export function describeConnectionSets({ connection }: Connector): AnswerOf<typeof getConnector>['connectionSets'] {
  return connection.sets.map(({ name, displayName, description }) => ({
    name,
    title: displayName || name,
    description,
  }));
}

/** What a test of a connector asks for besides the parameters of an operation. An OAuth parameter is tried with a token got elsewhere. */
export function describeConnectionValues({ connection }: Connector): ConnectionValue[] {
  const always = connection.parameters.filter(isAsked).map((parameter) => describeValue(parameter, []));
  const known = new Map(always.map((value) => [value.name, value]));
  for (const set of connection.sets) {
    for (const parameter of set.parameters.filter(isAsked)) {
      const other = known.get(parameter.name);
      if (other === undefined) known.set(parameter.name, describeValue(parameter, [set.name]));
      else if (other.sets.length > 0) other.sets.push(set.name);
    }
  }
  return [...known.values()];
}

function isAsked({ type, hidden }: ConnectionParameter): boolean {
  return !hidden && type !== 'gateway' && type !== 'connection';
}

function describeValue(parameter: ConnectionParameter, sets: string[]): ConnectionValue {
  const { name, type, displayName, description, tooltip, required, allowedValues = [] } = parameter;
  const isToken = type === 'oauth';
  return {
    name,
    sets,
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
