/** What is known of an identity provider by its name, so that a connector need not repeat it. `{tenant}` and `{login}` are filled in. */
export interface IdentityProvider {
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopeDelimiter?: string;
  /** True when the provider is asked for a resource beside the scopes. */
  readonly takesResource?: boolean;
}

const ENTRA: IdentityProvider = {
  authorizationUrl: '{login}/{tenant}/oauth2/authorize',
  tokenUrl: '{login}/{tenant}/oauth2/token',
  takesResource: true,
};

/** The providers that connectors name, in lower case. `oauth2` and `oauth2generic` bring their own addresses. */
const PROVIDERS: ReadonlyMap<string, IdentityProvider> = new Map<string, IdentityProvider>([
  ['oauth2', {}],
  ['oauth2generic', {}],
  ['oauth2clientcredentials', {}],
  ['aad', ENTRA],
  ['aadcertificate', ENTRA],
  [
    'facebook',
    {
      authorizationUrl: 'https://www.facebook.com/dialog/oauth',
      tokenUrl: 'https://graph.facebook.com/oauth/access_token',
      scopeDelimiter: ',',
    },
  ],
  ['docusign', { authorizationUrl: '{login}/oauth/auth', tokenUrl: '{login}/oauth/token' }],
  [
    'google',
    {
      authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
    },
  ],
  [
    'github',
    {
      authorizationUrl: 'https://github.com/login/oauth/authorize',
      tokenUrl: 'https://github.com/login/oauth/access_token',
    },
  ],
  [
    'box',
    { authorizationUrl: 'https://account.box.com/api/oauth2/authorize', tokenUrl: 'https://api.box.com/oauth2/token' },
  ],
  [
    'dropbox',
    {
      authorizationUrl: 'https://www.dropbox.com/oauth2/authorize',
      tokenUrl: 'https://api.dropboxapi.com/oauth2/token',
    },
  ],
  [
    'linkedin',
    {
      authorizationUrl: 'https://www.linkedin.com/oauth/v2/authorization',
      tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
    },
  ],
  [
    'microsoftaccount',
    {
      authorizationUrl: 'https://login.live.com/oauth20_authorize.srf',
      tokenUrl: 'https://login.live.com/oauth20_token.srf',
    },
  ],
  [
    'salesforce',
    {
      authorizationUrl: 'https://login.salesforce.com/services/oauth2/authorize',
      tokenUrl: 'https://login.salesforce.com/services/oauth2/token',
    },
  ],
  ['slack', { authorizationUrl: 'https://slack.com/oauth/authorize', tokenUrl: 'https://slack.com/api/oauth.access' }],
  [
    'spotify',
    { authorizationUrl: 'https://accounts.spotify.com/authorize', tokenUrl: 'https://accounts.spotify.com/api/token' },
  ],
]);

/** What is known of a provider; undefined for one that a connector must describe itself. */
export function findIdentityProvider(name: string): IdentityProvider | undefined {
  return PROVIDERS.get(name.toLowerCase());
}
