import type { ConnectionParameter, Connector, OAuthSettings, SecurityScheme } from '@tenon/connector';
import type { AnswerOf, getConnector } from '@tenon/contract';
import { allParameters, securityParameters } from './security-parameters.ts';

/** How the calls of a connector prove who makes them, as the wizard shows it. */
export type Security = AnswerOf<typeof getConnector>['security'];

/** The security of a connector. Several ways at once, or one the wizard has no form for, are `other`. */
export function describeSecurity(connector: Connector): Security {
  const schemes = [...connector.security.values()];
  const [scheme, second] = schemes;
  const carriers = securityParameters(connector);
  if (connector.connection.sets.length > 1 || second !== undefined) {
    return {
      kind: 'other',
      description: `${Math.max(schemes.length, connector.connection.sets.length)} ways to connect`,
    };
  }
  const settings = carriers.oauth?.derived === false ? carriers.oauth.oauth : undefined;
  if (settings !== undefined) return fromSettings(settings);
  if (scheme === undefined) {
    const secret = allParameters(connector).find(({ type }) => type === 'secret');
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
            label: labelOf(carriers.secret) ?? scheme.name,
          };
    case 'basic':
      return {
        kind: 'basic',
        usernameLabel: labelOf(carriers.username) ?? 'User name',
        passwordLabel: labelOf(carriers.secret) ?? 'Password',
      };
    case 'oauth2':
      return fromScheme(scheme);
    default:
      return { kind: 'other', description: `The security scheme "${scheme.kind}"` };
  }
}

/** As the properties document declares it. Addresses that follow from the provider's name are left empty. */
function fromSettings(settings: OAuthSettings): Security {
  const flow = flows.get(settings.grant);
  if (flow === undefined) return unknownFlow(settings.grant);
  const { custom } = settings;
  const own = (name: 'authorizationUrl' | 'tokenUrl' | 'refreshUrl') =>
    custom.get(name.toLowerCase()) ?? custom.get(`${name.toLowerCase()}template`);
  const refreshUrl = own('refreshUrl');
  const tenant = custom.get('tenantid');
  return {
    kind: 'oauth2',
    identityProvider: settings.identityProvider,
    flow,
    authorizationUrl: own('authorizationUrl') ?? '',
    tokenUrl: own('tokenUrl') ?? '',
    ...(refreshUrl === undefined ? {} : { refreshUrl }),
    scopes: [...settings.scopes],
    clientId: settings.clientId ?? '',
    ...(settings.resource === undefined ? {} : { resource: settings.resource }),
    ...(tenant === undefined ? {} : { tenant }),
  };
}

/** As the definition alone has it. */
function fromScheme(scheme: Extract<SecurityScheme, { readonly kind: 'oauth2' }>): Security {
  const flow = flows.get(scheme.grant);
  if (flow === undefined) return unknownFlow(scheme.grant);
  return {
    kind: 'oauth2',
    identityProvider: 'oauth2',
    flow,
    authorizationUrl: scheme.authorizationUrl ?? '',
    tokenUrl: scheme.tokenUrl ?? '',
    ...(scheme.refreshUrl === undefined ? {} : { refreshUrl: scheme.refreshUrl }),
    scopes: [...scheme.scopes],
    clientId: '',
  };
}

const flows: ReadonlyMap<string, Extract<Security, { kind: 'oauth2' }>['flow']> = new Map([
  ['authorization-code', 'authorizationCode'],
  ['client-credentials', 'clientCredentials'],
  ['jwt-bearer', 'jwtBearer'],
]);

function unknownFlow(grant: string): Security {
  return { kind: 'other', description: `OAuth 2.0 with the flow "${grant}"` };
}

function labelOf(parameter: ConnectionParameter | undefined): string | undefined {
  return parameter?.displayName || parameter?.name;
}
