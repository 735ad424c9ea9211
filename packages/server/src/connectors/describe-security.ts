import type { ConnectionParameter, Connector } from '@tenon/connector';
import type { AnswerOf, getConnector } from '@tenon/contract';

/** How the calls of a connector prove who makes them, as the wizard shows it. */
export type Security = AnswerOf<typeof getConnector>['security'];

/** The security of a connector. Several ways at once, or one the wizard has no form for, are `other`. */
export function describeSecurity(connector: Connector): Security {
  const schemes = [...connector.security.values()];
  const [scheme, second] = schemes;
  const parameters = [
    ...connector.connection.parameters,
    ...connector.connection.sets.flatMap((set) => set.parameters),
  ];
  if (connector.connection.sets.length > 1 || second !== undefined) {
    return {
      kind: 'other',
      description: `${Math.max(schemes.length, connector.connection.sets.length)} ways to connect`,
    };
  }
  const oauth = parameters.find(({ type }) => type === 'oauth')?.oauth;
  if (oauth !== undefined) return fromOAuth(oauth);
  if (scheme === undefined) {
    const secret = parameters.find(({ type }) => type === 'secret');
    return secret === undefined
      ? { kind: 'none' }
      : { kind: 'other', description: `The value "${secret.displayName || secret.name}" of the connection` };
  }
  switch (scheme.kind) {
    case 'api-key':
      return scheme.location === 'cookie'
        ? { kind: 'other', description: `An API key in the cookie "${scheme.name}"` }
        : {
            kind: 'apiKey',
            name: scheme.name,
            in: scheme.location,
            label: labelOf(parameters.find(({ type }) => type === 'secret')) ?? scheme.name,
          };
    case 'basic':
      return {
        kind: 'basic',
        usernameLabel: labelOf(parameters.find(({ type }) => type === 'string')) ?? 'User name',
        passwordLabel: labelOf(parameters.find(({ type }) => type === 'secret')) ?? 'Password',
      };
    case 'oauth2':
      return fromOAuth({ clientId: '', ...scheme });
    default:
      return { kind: 'other', description: `The security scheme "${scheme.kind}"` };
  }
}

function fromOAuth(settings: {
  readonly grant: string;
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes: readonly string[];
  readonly clientId?: string;
}): Security {
  if (settings.grant !== 'authorization-code' && settings.grant !== 'client-credentials') {
    return { kind: 'other', description: `OAuth 2.0 with the flow "${settings.grant}"` };
  }
  return {
    kind: 'oauth2',
    flow: settings.grant === 'client-credentials' ? 'clientCredentials' : 'authorizationCode',
    authorizationUrl: settings.authorizationUrl ?? '',
    tokenUrl: settings.tokenUrl ?? '',
    ...(settings.refreshUrl === undefined ? {} : { refreshUrl: settings.refreshUrl }),
    scopes: [...settings.scopes],
    clientId: settings.clientId ?? '',
  };
}

function labelOf(parameter: ConnectionParameter | undefined): string | undefined {
  return parameter?.displayName || parameter?.name;
}
