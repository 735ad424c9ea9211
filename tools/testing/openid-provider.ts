import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** An OpenID provider on a port, with an API at `/api/me` that takes its tokens and says who calls. */
export interface OpenidProvider {
  readonly host: string;
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** The grants that were asked for, in order. */
  readonly asked: string[];
  /** How long the access tokens live that it gives from now on. */
  lifeSeconds: number;
  /** How it writes the access tokens for an API that it gives from now on: the audience of a `jwt` is the API's address. */
  tokenFormat: 'opaque' | 'jwt';
  /** Opens it for one client, whose browsers come back to these addresses. */
  register(redirectUrls: readonly string[]): Provider;
  close(): void;
}

/** Starts a provider that signs in anybody. Its authorization and token addresses are those of an Entra directory named `contoso`. */
export async function startOpenidProvider(): Promise<OpenidProvider> {
  const listener = createServer();
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const started: OpenidProvider = {
    host,
    issuer: `http://${host}`,
    client: { id: 'tenon', secret: randomBytes(24).toString('hex') },
    asked: [],
    lifeSeconds: 3600,
    tokenFormat: 'opaque',
    register(redirectUrls) {
      const provider = openProvider(started, redirectUrls);
      const answer = provider.callback();
      listener.removeAllListeners('request');
      listener.on('request', (request, response) => {
        void (request.url === '/api/me' ? answerMe(provider, request, response) : answer(request, response));
      });
      return provider;
    },
    close() {
      listener.closeAllConnections();
      listener.close();
    },
  };
  return started;
}

function openProvider(started: OpenidProvider, redirectUrls: readonly string[]): Provider {
  const provider = new Provider(started.issuer, {
    clients: [
      {
        client_id: started.client.id,
        client_secret: started.client.secret,
        redirect_uris: [...redirectUrls],
        grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    routes: { authorization: '/contoso/oauth2/authorize', token: '/contoso/oauth2/token' },
    pkce: { required: () => true },
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({ scope: 'read', accessTokenFormat: started.tokenFormat }),
        useGrantedResource: () => true,
      },
    },
    issueRefreshToken: async () => true,
    ttl: { AccessToken: () => started.lifeSeconds },
    cookies: { keys: [randomBytes(16).toString('hex')] },
  });
  provider.on('grant.success', ({ oidc }) => started.asked.push(String(oidc.params?.['grant_type'])));
  provider.on('grant.error', ({ oidc }) => started.asked.push(`refused ${String(oidc.params?.['grant_type'])}`));
  return provider;
}

async function answerMe(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  const person = await provider.AccessToken.find(token);
  const known = person ?? (await provider.ClientCredentials.find(token));
  response.writeHead(known?.isValid === true ? 200 : 401, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ caller: person?.accountId ?? null, scope: known?.scope ?? null }));
}
