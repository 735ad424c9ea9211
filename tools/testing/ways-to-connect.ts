import type { OpenidProvider } from './openid-provider.ts';

/**
 * A connector package with three ways to connect to the API of a provider: a person signs in, the server asks for the token itself,
 * or there is a key. By file name.
 */
export function packageWithWaysToConnect(openid: OpenidProvider): Readonly<Record<string, string>> {
  const tokenUrl = `${openid.issuer}/contoso/oauth2/token`;
  const ways = [
    way('person', 'Sign in', 'As yourself, at the provider', {
      token: oauth(openid, ['openid', 'offline_access'], {
        authorizationUrl: `${openid.issuer}/contoso/oauth2/authorize`,
        tokenUrl,
      }),
    }),
    way('robot', 'Service', 'As the application', {
      token: oauth(openid, [], { grantType: 'client_credentials', tokenUrl }),
    }),
    way('key', 'API key', 'With a key of your own', { api_key: { type: 'securestring' } }),
  ];
  return {
    'apiDefinition.swagger.json': JSON.stringify({
      swagger: '2.0',
      info: { title: 'Who am I', version: '1', description: 'Says who calls.' },
      host: openid.host,
      basePath: '/api',
      schemes: ['http'],
      paths: { '/me': { get: { operationId: 'Me', summary: 'Get me', responses: { 200: { description: 'ok' } } } } },
    }),
    'apiProperties.json': JSON.stringify({
      properties: {
        connectionParameterSets: { uiDefinition: { displayName: 'How to connect', description: '' }, values: ways },
      },
    }),
  };
}

function way(name: string, displayName: string, description: string, parameters: object): object {
  return { name, uiDefinition: { displayName, description }, parameters };
}

function oauth(
  { client }: OpenidProvider,
  scopes: readonly string[],
  custom: Readonly<Record<string, string>>,
): object {
  return {
    type: 'oauthSetting',
    oAuthSettings: {
      identityProvider: 'oauth2',
      clientId: client.id,
      clientSecret: client.secret,
      scopes,
      customParameters: Object.fromEntries(Object.entries(custom).map(([name, value]) => [name, { value }])),
    },
  };
}
