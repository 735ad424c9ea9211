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

/** What a test of a connector asks for besides the parameters of an operation. */
export function describeConnectionValues({ connection }: Connector): ConnectionValue[] {
  const always = connection.parameters.filter(isAsked).map((parameter) => describeValue(parameter, []));
  const inAll = new Set(always.map(({ name }) => name));
  const inSome = new Map<string, ConnectionValue>();
  for (const set of connection.sets) {
    for (const parameter of set.parameters.filter((each) => isAsked(each) && !inAll.has(each.name))) {
      // Ways to connect may mean other things by the same name, such as tokens that are obtained otherwise.
      const key = JSON.stringify(describeValue(parameter, []));
      const known = inSome.get(key);
      if (known === undefined) inSome.set(key, describeValue(parameter, [set.name]));
      else known.sets.push(set.name);
    }
  }
  return [...always, ...inSome.values()];
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
    obtainedBy: isToken ? (needsPerson(parameter) ? 'person' : 'server') : null,
    choices: allowedValues.map(({ value, text }) => ({ value: textOf(value), text })),
  };
}

function needsPerson({ oauth }: ConnectionParameter): boolean {
  return oauth?.grant !== 'client-credentials' && oauth?.grant !== 'jwt-bearer';
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
