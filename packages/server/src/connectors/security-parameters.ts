import type { ConnectionParameter, Connector } from '@tenon/connector';

/** Every connection parameter of a connector, whatever set it belongs to. */
export function allParameters({ connection }: Connector): readonly ConnectionParameter[] {
  return [...connection.parameters, ...connection.sets.flatMap((set) => set.parameters)];
}

/** The name under which the client secret of a connector's OAuth parameter is sealed: `set/parameter` where it is in a set. */
export function clientSecretField({ connection }: Connector): string | undefined {
  const isOAuth = ({ type }: ConnectionParameter) => type === 'oauth';
  const alone = connection.parameters.find(isOAuth);
  if (alone !== undefined) return alone.name;
  const set = connection.sets.find(({ parameters }) => parameters.some(isOAuth));
  return set && `${set.name}/${set.parameters.find(isOAuth)?.name ?? ''}`;
}

/** The connection parameters that carry the security which the wizard shows. The others are values that policies need. */
export interface SecurityParameters {
  readonly oauth?: ConnectionParameter;
  readonly username?: ConnectionParameter;
  /** The password of basic authentication, or an API key. */
  readonly secret?: ConnectionParameter;
}

const userNames = ['username', 'user', 'user_name', 'login', 'email'];

/** Finds the parameters that carry the security: by their names where they have the usual ones, else the first of their type. */
export function securityParameters(connector: Connector): SecurityParameters {
  const parameters = allParameters(connector);
  const find = (type: ConnectionParameter['type'], names: readonly string[]) =>
    parameters.find((each) => each.type === type && names.includes(each.name.toLowerCase())) ??
    parameters.find((each) => each.type === type);
  const kind = [...connector.security.values()][0]?.kind;
  const oauth = parameters.find(({ type }) => type === 'oauth');
  const username = kind === 'basic' ? find('string', userNames) : undefined;
  const secret = kind === 'basic' || kind === 'api-key' ? find('secret', ['password', 'api_key', 'apikey']) : undefined;
  return {
    ...(oauth === undefined ? {} : { oauth }),
    ...(username === undefined ? {} : { username }),
    ...(secret === undefined ? {} : { secret }),
  };
}
