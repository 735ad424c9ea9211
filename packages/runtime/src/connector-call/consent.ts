import { createHash, randomBytes } from 'node:crypto';
import { type Connector, shapeOAuth } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import { type Connection, type ConnectionConsent, connectionConsents, connections } from '@tenon/store';
import { askForToken, keepToken, oauthCall, oauthParameters, type TokenParts } from './connection-tokens.ts';
import type { ConsentLink, ConsentOffer } from './connector-calls.ts';
import type { GivenToken } from './token-source.ts';

/** What consents need beside what tokens need. */
export interface ConsentParts extends TokenParts {
  readonly publicUrl: () => string;
  readonly connectorOf: (connection: Pick<Connection, 'tenantId' | 'connector'>) => Promise<Connector>;
}

/** A consent has ten minutes from the link to its confirmation. */
const lifeMs = 600_000;

/** Where identity providers send browsers back to; it is registered there exactly so. */
export function consentRedirectUrl(publicUrl: string): string {
  return `${publicUrl}/consent/callback`;
}

/** Makes a link that begins a consent. Its unguessable end is also the `state`, which only this consent has. */
export async function offerConsent(parts: ConsentParts, offer: ConsentOffer): Promise<ConsentLink> {
  const connection = await readConnection(parts, offer);
  const connector = await parts.connectorOf(connection);
  const parameter = oauthParameters(connector, connection.parameterSet).find(
    ({ name }) => name.toLowerCase() === offer.parameterName.toLowerCase(),
  );
  if (parameter === undefined) {
    throw new Refusal(
      'oauth-parameter-unknown',
      `The connection has no OAuth parameter '${offer.parameterName.slice(0, 100)}'.`,
    );
  }
  checkRedirectUrl(offer.redirectUrl, parts.publicUrl());
  const ticket = randomBytes(32).toString('base64url');
  const at = parts.clock.now();
  await parts.store.inTenant(offer.tenantId, (scope) =>
    connectionConsents(scope).offer(
      {
        connectionId: connection.connectionId,
        parameterName: parameter.name,
        redirectUrl: offer.redirectUrl,
        stateHash: hash(ticket),
        at,
        expiresAt: new Date(at.getTime() + lifeMs),
      },
      (consentId) =>
        parts.vault.seal(placeOf(offer.tenantId, consentId, 'verifier'), randomBytes(48).toString('base64url')),
    ),
  );
  const isDone = connection.secrets[`oauth.${parameter.name}`] !== undefined && connection.problem === undefined;
  return { link: `${parts.publicUrl()}/consent/${ticket}`, status: isDone ? 'Authenticated' : 'Unauthenticated' };
}

/** The address of the identity provider for a browser that opened a consent link. */
export async function startConsent(parts: ConsentParts, ticket: string): Promise<string | undefined> {
  const consent = await parts.store.asSystem((scope) =>
    connectionConsents(scope).take(hash(ticket), { from: 'offered', at: parts.clock.now() }),
  );
  if (consent === undefined) return undefined;
  const verifier = parts.vault.open(placeOf(consent.tenantId, consent.consentId, 'verifier'), consent.sealed).reveal();
  const { connection, connector, parameter } = await subjectOf(parts, consent);
  const call = await parts.store.inTenant(consent.tenantId, (scope) =>
    oauthCall(parts.vault, scope, { connection, parameter }),
  );
  const codeChallenge = hash(verifier).toString('base64url');
  const redirectUrl = consentRedirectUrl(parts.publicUrl());
  return shapeOAuth(connector, call, { kind: 'authorize', state: ticket, codeChallenge, redirectUrl }).url;
}

/** Takes the code that the identity provider sent, exchanges it, and gives the browser a code of ours to bring to who asked. */
export async function finishConsent(parts: ConsentParts, query: URLSearchParams): Promise<string | undefined> {
  const states = query.getAll('state');
  if (states.length !== 1 || !states[0]) return undefined;
  const consent = await parts.store.asSystem((scope) =>
    connectionConsents(scope).take(hash(states[0] ?? ''), { from: 'started', at: parts.clock.now() }),
  );
  if (consent === undefined) return undefined;
  const code = query.getAll('code');
  if (code.length !== 1 || !code[0]) return withQuery(consent.redirectUrl, { error: safeError(query.get('error')) });
  const { connection, connector, parameter } = await subjectOf(parts, consent);
  if (!isOwnIssuer(query.get('iss'), [parameter.oauth?.authorizationUrl, parameter.oauth?.tokenUrl])) {
    return withQuery(consent.redirectUrl, { error: 'issuer_mismatch' });
  }
  const codeVerifier = parts.vault
    .open(placeOf(consent.tenantId, consent.consentId, 'verifier'), consent.sealed)
    .reveal();
  const redirectUrl = consentRedirectUrl(parts.publicUrl());
  const answer = await parts.store.inTenant(consent.tenantId, (scope) =>
    askForToken(parts, scope, {
      connection,
      connector,
      parameter,
      step: { kind: 'code', code: code[0] ?? '', codeVerifier, redirectUrl },
    }),
  );
  if (answer.kind === 'failed') return withQuery(consent.redirectUrl, { error: answer.code });
  const ownCode = randomBytes(32).toString('base64url');
  const sealed = parts.vault.seal(placeOf(consent.tenantId, consent.consentId, 'token'), JSON.stringify(answer));
  await parts.store.asSystem((scope) =>
    connectionConsents(scope).setReturned(consent.consentId, { codeHash: hash(ownCode), sealed }),
  );
  return withQuery(consent.redirectUrl, { code: ownCode });
}

/** Puts the tokens of a finished consent into its connection. The code is good once, and for this connection only. */
export async function confirmConsent(
  parts: ConsentParts,
  confirmation: { readonly tenantId: string; readonly connectionId: string; readonly code: string },
): Promise<void> {
  await parts.store.inTenant(confirmation.tenantId, async (scope) => {
    const at = parts.clock.now();
    const consent = await connectionConsents(scope).confirm(hash(confirmation.code), at);
    const connection = await connections(scope).lock(confirmation.connectionId);
    if (consent === undefined || connection === undefined || consent.connectionId !== connection.connectionId) {
      throw new Refusal(
        'consent-code-unknown',
        'The consent code is unknown, was used already, or has expired. Begin the sign-in again.',
      );
    }
    const sealed = parts.vault.open(placeOf(consent.tenantId, consent.consentId, 'token'), consent.sealed).reveal();
    const answer = JSON.parse(sealed) as GivenToken;
    await keepToken(parts, scope, { connection, parameter: consent.parameterName, answer });
    await connections(scope).setProblem(connection.connectionId, undefined, at);
  });
}

async function subjectOf(parts: ConsentParts, consent: ConnectionConsent) {
  const connection = await readConnection(parts, consent);
  const connector = await parts.connectorOf(connection);
  const parameter = oauthParameters(connector, connection.parameterSet).find(
    ({ name }) => name === consent.parameterName,
  );
  if (parameter === undefined)
    throw new Refusal(
      'oauth-parameter-unknown',
      `The connector has no OAuth parameter '${consent.parameterName}' any more.`,
    );
  return { connection, connector, parameter };
}

async function readConnection(
  parts: ConsentParts,
  { tenantId, connectionId }: { readonly tenantId: string; readonly connectionId: string },
): Promise<Connection> {
  const connection = await parts.store.inTenant(tenantId, (scope) => connections(scope).findById(connectionId));
  if (connection === undefined) throw new Refusal('connection-not-found', 'The connection could not be found.');
  return connection;
}

/** The browser is sent back over https, or to this machine, and never to a script. */
function checkRedirectUrl(redirectUrl: string, publicUrl: string): void {
  const url = URL.parse(redirectUrl);
  const isLocal = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (
    url !== null &&
    redirectUrl.length <= 2_000 &&
    (url.protocol === 'https:' || isLocal || url.origin === URL.parse(publicUrl)?.origin)
  )
    return;
  throw new Refusal(
    'redirect-url-not-valid',
    `'${redirectUrl.slice(0, 200)}' is not an https address to come back to.`,
  );
}

function placeOf(tenantId: string, consentId: string, field: string) {
  return { tenantId, recordId: consentId, field, version: 1 };
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** An issuer that is named (RFC 9207) must be the server that was asked. */
function isOwnIssuer(issuer: string | null, addresses: readonly (string | undefined)[]): boolean {
  if (issuer === null) return true;
  const host = URL.parse(issuer)?.host;
  return host !== undefined && addresses.some((address) => address !== undefined && URL.parse(address)?.host === host);
}

function safeError(error: string | null): string {
  return error !== null && /^[a-z_]{1,60}$/.test(error) ? error : 'consent_failed';
}

function withQuery(address: string, added: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value);
  return url.href;
}
