import type { AccessToken, Connection, ConnectionForm, ConnectionParameter } from '../model/connection-form.ts';
import { isJsonObject, type JsonValue, member } from '../source/json-value.ts';

/** Reads the values of a connection by the form of its connector. */
export interface ConnectionValues {
  readonly parameters: readonly ConnectionParameter[];
  /** The value given, else the default declared; undefined for what is empty. */
  get(name: string): JsonValue | undefined;
  token(name: string): AccessToken | undefined;
}

/** The parameters that count for a connection: those of every set and those of the chosen (or only) set. */
export function readConnection(form: ConnectionForm, connection: Connection | undefined): ConnectionValues {
  const set = form.sets.find(({ name }) => name === connection?.parameterSet) ?? chooseSet(form, connection);
  const parameters = [...(set?.parameters ?? []), ...form.parameters];
  const byName = new Map(parameters.map((parameter) => [parameter.name.toLowerCase(), parameter]));
  const values = new Map(Object.entries(connection?.values ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const tokens = new Map(Object.entries(connection?.tokens ?? {}).map(([name, token]) => [name.toLowerCase(), token]));
  return {
    parameters,
    get(name) {
      const key = name.toLowerCase();
      const given = values.get(key);
      if (given !== undefined && given !== null && given !== '') return given;
      return ofToken(tokens, key) ?? byName.get(key)?.default;
    },
    token: (name) => tokens.get(name.toLowerCase()),
  };
}

/** The set whose parameters the values name, where none was chosen; else the first. */
function chooseSet(
  form: ConnectionForm,
  connection: Connection | undefined,
): ConnectionForm['sets'][number] | undefined {
  const given = new Set(Object.keys({ ...connection?.values, ...connection?.tokens }));
  const fits = form.sets.find((set) => set.parameters.some(({ name }) => given.has(name)));
  return fits ?? form.sets[0];
}

/** `token:name`: a value that came with a token. */
function ofToken(tokens: ReadonlyMap<string, AccessToken>, key: string): JsonValue | undefined {
  const [token, ...rest] = key.split(':');
  const properties = tokens.get(token ?? '')?.properties;
  if (rest.length === 0 || !isJsonObject(properties)) return undefined;
  const name = Object.keys(properties).find((known) => known.toLowerCase() === rest.join(':'));
  return name === undefined ? undefined : member(properties, name);
}
