import type { ConnectionForm, ConnectionParameter, Connector, JsonValue } from '@tenon/connector';
import { type Value, values } from '@tenon/definition';
import { nearestName } from '@tenon/diagnostics';
import type { ConnectionProblem } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import { type BodyObject, objectMember, textMember } from '../read-body.ts';

/** The values of a request for a connection, told apart into what is secret and what is not. */
export interface GivenValues {
  readonly parameterSet: string | undefined;
  readonly open: Readonly<Record<string, JsonValue>>;
  readonly secret: Readonly<Record<string, JsonValue>>;
}

const largestValue = 100_000;

/** The parameters of a connection: those of every set and those of the chosen one. */
export function parametersOf(form: ConnectionForm, parameterSet: string | undefined): readonly ConnectionParameter[] {
  const chosen = form.sets.find(({ name }) => name.toLowerCase() === parameterSet?.toLowerCase());
  return [...form.parameters, ...(chosen?.parameters ?? [])];
}

/**
 * Reads `parameterValues`, `nonSecretParameterValues` and `customParameterValues`, or a `parameterValueSet`. Refuses names that the
 * connector does not know and values of another type. A client id and secret of one's own app registration are given as
 * `{parameter}:clientId` and `{parameter}:clientSecret`.
 */
export function readValues(connector: Connector, properties: BodyObject): GivenValues {
  const set = objectMember(properties, 'parameterValueSet');
  const setName = set && textMember(set, 'name');
  const form = connector.connection;
  const parameterSet = chooseSet(form, setName);
  const given = new Map<string, Value>();
  for (const [name, value] of Object.entries((set && objectMember(set, 'values')) ?? {})) {
    given.set(name, values.isObject(value) ? (values.findProperty(value, 'value') ?? null) : value);
  }
  for (const member of ['nonSecretParameterValues', 'customParameterValues', 'parameterValues']) {
    for (const [name, value] of Object.entries(objectMember(properties, member) ?? {})) given.set(name, value);
  }
  const parameters = parametersOf(form, parameterSet);
  const open: Record<string, JsonValue> = {};
  const secret: Record<string, JsonValue> = {};
  for (const [name, value] of given) {
    if (value === null) continue;
    const registration = appRegistration(parameters, name);
    if (registration !== undefined) {
      if (typeof value !== 'string') throw wrongType(name, 'a text');
      (registration.isSecret ? secret : open)[registration.field] = value;
      continue;
    }
    const parameter = parameters.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (parameter === undefined) throw unknownParameter(name, parameters);
    if (parameter.type === 'oauth') continue;
    const read = readOne(parameter, value);
    (isSecret(parameter) ? secret : open)[parameter.name] = read;
  }
  return { parameterSet, open, secret };
}

/** Whether the value of a parameter is never shown. */
export function isSecret(parameter: ConnectionParameter): boolean {
  return parameter.type === 'secret' || declaredType(parameter).startsWith('secure');
}

/** The type as the connector writes it, in small letters: `securestring`, `secureobject`, `array`, … */
function declaredType({ declaration: { type } }: ConnectionParameter): string {
  return typeof type === 'string' ? type.toLowerCase() : '';
}

/** What a connection still lacks: values that its connector requires, or a consent. */
export function problemOf(
  connector: Connector,
  has: {
    readonly parameterSet: string | undefined;
    readonly names: ReadonlySet<string>;
    readonly consented: ReadonlySet<string>;
  },
): ConnectionProblem | undefined {
  const parameters = parametersOf(connector.connection, has.parameterSet);
  const lacking = parameters.find(
    ({ name, type, required, hidden, ...rest }) =>
      required &&
      !hidden &&
      type !== 'oauth' &&
      type !== 'gateway' &&
      rest.default === undefined &&
      !has.names.has(name),
  );
  if (lacking !== undefined) {
    return {
      code: 'ConfigurationNeeded',
      message: `The connection needs a value for '${lacking.displayName || lacking.name}'.`,
      target: lacking.name,
    };
  }
  const signIn = parameters.find(
    ({ name, type, oauth }) => type === 'oauth' && needsConsent(oauth?.grant) && !has.consented.has(name),
  );
  if (signIn === undefined) return undefined;
  return { code: 'Unauthenticated', message: 'This connection is not authenticated.', target: signIn.name };
}

/** Whether a person has to sign in for a token; the other grants get theirs with what the connection has. */
function needsConsent(grant: string | undefined): boolean {
  return grant !== 'client-credentials' && grant !== 'jwt-bearer';
}

function chooseSet(form: ConnectionForm, name: string | undefined): string | undefined {
  if (name === undefined) return form.sets.length === 1 ? form.sets[0]?.name : undefined;
  const set = form.sets.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (set !== undefined) return set.name;
  throw armRefusal(
    'InvalidConnection',
    `'${name.slice(0, 100)}' is none of the ways to connect: ${form.sets.map((each) => each.name).join(', ') || 'there is one only'}.`,
  );
}

function appRegistration(
  parameters: readonly ConnectionParameter[],
  name: string,
): { readonly field: string; readonly isSecret: boolean } | undefined {
  const match = /^(?<parameter>.+):(?<part>clientId|clientSecret)$/i.exec(name);
  const parameter = parameters.find(
    ({ name: each, type }) => type === 'oauth' && each.toLowerCase() === match?.groups?.['parameter']?.toLowerCase(),
  );
  if (parameter === undefined) return undefined;
  const isClientSecret = match?.groups?.['part']?.toLowerCase() === 'clientsecret';
  return { field: `${parameter.name}:${isClientSecret ? 'clientSecret' : 'clientId'}`, isSecret: isClientSecret };
}

function readOne(parameter: ConnectionParameter, value: Value): JsonValue {
  const plain = toPlain(value);
  if (JSON.stringify(plain).length > largestValue)
    throw armRefusal(
      'InvalidConnection',
      `The value of '${parameter.name}' is longer than ${largestValue} characters.`,
    );
  const { allowedValues } = parameter;
  if (
    allowedValues !== undefined &&
    allowedValues.length > 0 &&
    !allowedValues.some((allowed) => shown(allowed.value) === shown(plain))
  ) {
    throw armRefusal(
      'InvalidConnection',
      `The value of '${parameter.name}' is none of those allowed: ${allowedValues.map(({ text }) => text).join(', ')}.`,
    );
  }
  switch (parameter.type) {
    case 'integer': {
      const number = typeof plain === 'string' && /^-?\d{1,15}$/.test(plain) ? Number(plain) : plain;
      if (typeof number !== 'number' || !Number.isInteger(number)) throw wrongType(parameter.name, 'a whole number');
      return number;
    }
    case 'boolean': {
      const truth = plain === 'true' ? true : plain === 'false' ? false : plain;
      if (typeof truth !== 'boolean') throw wrongType(parameter.name, 'true or false');
      return truth;
    }
    case 'object':
      return plain;
    default: {
      const declared = declaredType(parameter);
      if (declared === 'secureobject' || (declared === 'array' && Array.isArray(plain))) return plain;
      if (typeof plain === 'object') throw wrongType(parameter.name, 'a text');
      return shown(plain);
    }
  }
}

/** 5 and "5" are the same choice. */
function shown(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Connection values are ordinary JSON: numbers beyond double precision are not among them. */
function toPlain(value: Value): JsonValue {
  return JSON.parse(
    JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? each.toString() : each)),
  ) as JsonValue;
}

function unknownParameter(name: string, parameters: readonly ConnectionParameter[]): Error {
  const names = parameters.map((each) => each.name);
  const near = nearestName(name, names);
  const hint = near === undefined ? `The parameters are ${names.join(', ') || 'none'}.` : `Did you mean '${near}'?`;
  return armRefusal('InvalidConnection', `The connector has no connection parameter '${name.slice(0, 100)}'. ${hint}`);
}

function wrongType(name: string, type: string): Error {
  return armRefusal('InvalidConnection', `The value of '${name.slice(0, 100)}' is not ${type}.`);
}
