import type { ConnectorDetail } from './use-connector.ts';

/** How calls of a connector prove who makes them. */
export type Security = ConnectorDetail['security'];

/** The security of a kind before anything was filled in. */
export function emptySecurity(kind: string): Security {
  switch (kind) {
    case 'apiKey':
      return { kind: 'apiKey', name: 'X-API-Key', in: 'header', label: 'API key' };
    case 'basic':
      return { kind: 'basic', usernameLabel: 'User name', passwordLabel: 'Password' };
    case 'oauth2':
      return {
        kind: 'oauth2',
        identityProvider: 'oauth2',
        flow: 'authorizationCode',
        authorizationUrl: '',
        tokenUrl: '',
        scopes: [],
        clientId: '',
      };
    case 'other':
      return { kind: 'other', description: 'As in the definition' };
    default:
      return { kind: 'none' };
  }
}

/** The security in one line. */
export function describeSecurity(security: Security): string {
  switch (security.kind) {
    case 'none':
      return 'No authentication';
    case 'apiKey':
      return `API key in the ${security.in === 'header' ? 'header' : 'query parameter'} ${security.name}`;
    case 'basic':
      return 'Basic authentication (user name and password)';
    case 'oauth2':
      return `OAuth 2.0, ${flowWords[security.flow]}`;
    case 'other':
      return security.description;
  }
}

const flowWords = {
  authorizationCode: 'authorization code',
  clientCredentials: 'client credentials',
  jwtBearer: 'JWT bearer',
} as const;
