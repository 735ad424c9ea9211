import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** Somebody who issues tokens and publishes his keys, and who counts how often he is asked for them. */
export interface TokenIssuer {
  readonly host: string;
  readonly issuer: string;
  /** The paths that he was asked for, in order. */
  readonly asked: string[];
  /** The public keys that he publishes. */
  readonly keys: JWK[];
  /** What he answers instead of his description; undefined for the description itself. */
  describe: ((response: ServerResponse) => void) | undefined;
  /** A token of his, good for an hour unless the claims say something else. */
  token(claims?: Readonly<Record<string, unknown>>, more?: SigningOptions): Promise<string>;
  /** Makes a new key and publishes it beside the others, or instead of them. */
  addKey(kid: string, how?: 'beside' | 'instead'): Promise<void>;
  close(): void;
}

/** How a token is signed: by default with the newest key. */
export interface SigningOptions {
  readonly kid?: string;
  readonly key?: CryptoKey;
  readonly header?: Readonly<Record<string, unknown>>;
}

/** Starts an issuer on a port of 127.0.0.1, whose first key is named `first`. */
export async function startTokenIssuer(alg: 'RS256' | 'ES256' | 'PS256' = 'RS256'): Promise<TokenIssuer> {
  let signing: { readonly kid: string; readonly key: CryptoKey } | undefined;
  const server = createServer((request, response) => {
    issuer.asked.push(request.url ?? '');
    if (request.url === '/keys') answerJson(response, { keys: issuer.keys });
    else if (request.url !== '/.well-known/openid-configuration') response.writeHead(404).end();
    else if (issuer.describe) issuer.describe(response);
    else answerJson(response, { issuer: issuer.issuer, jwks_uri: `${issuer.issuer}/keys` });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer: TokenIssuer = {
    host,
    issuer: `http://${host}`,
    asked: [],
    keys: [],
    describe: undefined,
    async token(claims = {}, { kid = signing?.kid, key = signing?.key, header = {} } = {}) {
      if (key === undefined) throw new Error('The issuer has no key yet.');
      const seconds = Math.floor(Date.now() / 1000);
      return new SignJWT({ iss: issuer.issuer, aud: 'api://orders', exp: seconds + 3600, ...claims })
        .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }), ...header })
        .sign(key, { crit: { 'x-made-up': true } });
    },
    async addKey(kid, how = 'beside') {
      const pair = await generateKeyPair(alg, { extractable: true });
      if (how === 'instead') issuer.keys.length = 0;
      issuer.keys.push({ ...(await exportJWK(pair.publicKey)), kid, use: 'sig' });
      signing = { kid, key: pair.privateKey };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  await issuer.addKey('first');
  return issuer;
}

/** Answers a JSON document. */
export function answerJson(response: ServerResponse, document: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(document));
}
