import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { shapeOAuth } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import { type ConnectionConsent, connectionConsents, connections, type Scope } from '@tenon/store';
import { askForToken, type TokenParts } from './ask-for-token.ts';
import { keepToken } from './connection-tokens.ts';
import type {
  ConsentConfirmation,
  ConsentLink,
  ConsentOffer,
  ConsentReturn,
  ConsentStart,
  TestConfirmation,
} from './connector-calls.ts';
import { type SubjectParts, subjectOf, type TestedValues } from './consent-subject.ts';
import { keepTestToken } from './test-tokens.ts';
import type { GivenToken } from './token-source.ts';

/** What consents need beside what tokens need. */
export interface ConsentParts extends TokenParts, SubjectParts {
  readonly publicUrl: () => string;
  /**
   * The address that is registered at the identity provider of a connector. Each connector has its own: a provider that sends somebody on to
   * another one, to have that one's code, is recognised by the address to which the code comes (RFC 9700, 4.4), also where no
   * provider names itself.
   */
  readonly consentRedirectUrl: (registration: string) => string;
}

/** A consent has ten minutes from the link to its confirmation. */
const lifeMs = 600_000;

/** Makes a link that begins a consent. Its unguessable end is also the `state`, which only this consent has. */
export async function offerConsent(parts: ConsentParts, offer: ConsentOffer): Promise<ConsentLink> {
  const { tenantId, memberId, purpose, redirectUrl, tested } = offer;
  const { connector, parameter, call, registration, isDone } = await subjectOf(parts, offer);
  checkRedirectUrl(redirectUrl, parts.publicUrl());
  const ticket = randomBytes(32).toString('base64url');
  const verifier = randomBytes(48).toString('base64url');
  if (purpose.kind === 'test') {
    // What is wrong with the settings is told to who tests, before a window goes to the provider.
    shapeOAuth(connector, call, authorization(parts, { ticket, verifier, registration }));
  }
  const at = parts.clock.now();
  await parts.store.inTenant(tenantId, (scope) =>
    connectionConsents(scope).offer(
      {
        purpose,
        parameterName: parameter.name,
        redirectUrl,
        stateHash: hash(ticket),
        at,
        expiresAt: new Date(at.getTime() + lifeMs),
      },
      (consentId) => {
        const kept: KeptSecret = { verifier, memberId, tested };
        return parts.vault.seal(placeOf(tenantId, consentId, 'verifier'), JSON.stringify(kept));
      },
    ),
  );
  return { link: `${parts.publicUrl()}/consent/${ticket}`, status: isDone ? 'Authenticated' : 'Unauthenticated' };
}

/**
 * The address of the identity provider for a browser that opened a consent link, and the cookie that makes this browser the one
 * that may come back. A link that leads to another site afterwards is opened by the member who asked for it, and by nobody else:
 * otherwise whoever is lured to it would give his own account away.
 */
export async function startConsent(
  parts: ConsentParts,
  { ticket, memberId }: { readonly ticket: string; readonly memberId: string | undefined },
): Promise<ConsentStart> {
  const consent = await parts.store.asSystem((scope) =>
    connectionConsents(scope).take(hash(ticket), { from: 'offered', at: parts.clock.now() }),
  );
  if (consent === undefined) return { kind: 'ended' };
  const { verifier, memberId: asker, tested } = openSecret(parts, consent);
  const isAsker = memberId === asker || (memberId === undefined && staysHere(consent.redirectUrl, parts.publicUrl()));
  if (!isAsker) return { kind: 'other-member' };
  const { connector, call, registration } = await subjectOf(parts, { ...consent, tested });
  const { url } = shapeOAuth(connector, call, authorization(parts, { ticket, verifier, registration }));
  return { kind: 'started', address: url, browser: browserKey(ticket, verifier) };
}

function authorization(
  { consentRedirectUrl }: Pick<ConsentParts, 'consentRedirectUrl'>,
  asked: { readonly ticket: string; readonly verifier: string; readonly registration: string },
) {
  return {
    kind: 'authorize',
    state: asked.ticket,
    codeChallenge: hash(asked.verifier).toString('base64url'),
    redirectUrl: consentRedirectUrl(asked.registration),
  } as const;
}

/** The name and value of the cookie by which the browser that began a consent is known again. */
function browserKey(ticket: string, verifier: string): { readonly name: string; readonly value: string } {
  return {
    name: `tenon-consent-${hash(`name ${ticket}`).toString('hex').slice(0, 16)}`,
    value: hash(`browser ${verifier}`).toString('base64url'),
  };
}

/**
 * Takes the code that the identity provider sent, exchanges it, and gives the browser a code of ours to bring to who asked. Only
 * the browser that began the consent ends it, at the address of its connector.
 */
export async function finishConsent(
  parts: ConsentParts,
  { registration, query, cookieOf }: ConsentReturn,
): Promise<string | undefined> {
  const states = query.getAll('state');
  const [state = ''] = states;
  if (states.length !== 1 || state === '') return undefined;
  const waiting = await parts.store.asSystem((scope) => connectionConsents(scope).findStarted(hash(state)));
  if (waiting === undefined) return undefined;
  const { verifier: codeVerifier, memberId, tested } = openSecret(parts, waiting);
  const browser = browserKey(state, codeVerifier);
  // A stranger's browser does not even end the consent of the one that began it.
  if (!isSame(cookieOf(browser.name) ?? '', browser.value)) return undefined;
  const consent = await parts.store.asSystem((scope) =>
    connectionConsents(scope).take(hash(state), { from: 'started', at: parts.clock.now() }),
  );
  if (consent === undefined) return undefined;
  const code = query.getAll('code');
  if (code.length !== 1 || !code[0]) return withQuery(consent.redirectUrl, { error: safeError(query.get('error')) });
  const { connector, parameter, call, registration: registered } = await subjectOf(parts, { ...consent, tested });
  const isOwn = isOwnIssuer(query.get('iss'), [parameter.oauth?.authorizationUrl, parameter.oauth?.tokenUrl]);
  if (registration !== registered || !isOwn) {
    return withQuery(consent.redirectUrl, { error: 'issuer_mismatch' });
  }
  const redirectUrl = parts.consentRedirectUrl(registered);
  const step = { kind: 'code', code: code[0], codeVerifier, redirectUrl } as const;
  const answer = await askForToken(parts, { connector, call, step });
  if (answer.kind === 'failed') return withQuery(consent.redirectUrl, { error: answer.error ?? answer.code });
  const ownCode = randomBytes(32).toString('base64url');
  const returned: ReturnedSecret = { ...answer, memberId, tested };
  const sealed = parts.vault.seal(placeOf(consent.tenantId, consent.consentId, 'token'), JSON.stringify(returned));
  await parts.store.asSystem((scope) =>
    connectionConsents(scope).setReturned(consent.consentId, { codeHash: hash(ownCode), sealed }),
  );
  return withQuery(consent.redirectUrl, { code: ownCode });
}

/** Puts the tokens of a finished consent into its connection. The code is good once, and for this connection only. */
export async function confirmConsent(
  parts: ConsentParts,
  { tenantId, connectionId, code }: ConsentConfirmation,
): Promise<void> {
  await parts.store.inTenant(tenantId, async (scope) => {
    const consent = await confirmed(parts, scope, code);
    const connection = await connections(scope).lock(connectionId);
    if (connection === undefined || consent.purpose.kind !== 'connection') throw unknownCode();
    if (consent.purpose.connectionId !== connection.connectionId) throw unknownCode();
    await keepToken(parts, scope, { connection, parameter: consent.parameterName, answer: consent.returned });
    await connections(scope).setProblem(connection.connectionId, undefined, parts.clock.now());
  });
}

/** Keeps the tokens of a finished consent for the tests of the member who asked for it. The code is good once. */
export async function confirmTestConsent(
  parts: ConsentParts,
  { tenantId, connectorId, memberId, code }: TestConfirmation,
): Promise<void> {
  await parts.store.inTenant(tenantId, async (scope) => {
    const { purpose, parameterName, returned } = await confirmed(parts, scope, code);
    if (purpose.kind !== 'test' || purpose.connectorId !== connectorId) throw unknownCode();
    if (returned.memberId !== memberId) throw unknownCode();
    const { parameterSet } = returned.tested ?? {};
    const connector = await parts.loadConnector(scope, { kind: 'tested', connectorId });
    await keepTestToken(parts, scope, {
      of: { tenantId, connectorId, memberId },
      connector,
      parameterName,
      parameterSet,
      answer: returned,
    });
  });
}

async function confirmed(parts: ConsentParts, scope: Scope, code: string) {
  const consent = await connectionConsents(scope).confirm(hash(code), parts.clock.now());
  if (consent === undefined) throw unknownCode();
  const sealed = parts.vault.open(placeOf(consent.tenantId, consent.consentId, 'token'), consent.sealed).reveal();
  return { ...consent, returned: JSON.parse(sealed) as ReturnedSecret };
}

function unknownCode(): Refusal {
  return new Refusal(
    'consent-code-unknown',
    'The consent code is unknown, was used already, or has expired. Begin the sign-in again.',
  );
}

/** What a consent keeps sealed until it is over. */
interface KeptSecret {
  /** The verifier of PKCE. */
  readonly verifier: string;
  /** The member who asked for the consent. */
  readonly memberId: string;
  /** The values with which a connector is tested. */
  readonly tested?: TestedValues | undefined;
}

/** What a consent keeps sealed from the answer of its provider until it is confirmed. */
type ReturnedSecret = GivenToken & Pick<KeptSecret, 'memberId' | 'tested'>;

function openSecret(parts: ConsentParts, { tenantId, consentId, sealed }: ConnectionConsent): KeptSecret {
  return JSON.parse(parts.vault.open(placeOf(tenantId, consentId, 'verifier'), sealed).reveal()) as KeptSecret;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The browser is sent back over https, or to this machine, and never to a script. */
function checkRedirectUrl(redirectUrl: string, publicUrl: string): void {
  const isGood = URL.parse(redirectUrl)?.protocol === 'https:' || staysHere(redirectUrl, publicUrl);
  if (isGood && redirectUrl.length <= 2_000) return;
  throw new Refusal(
    'redirect-url-not-valid',
    `'${redirectUrl.slice(0, 200)}' is not an https address to come back to.`,
  );
}

/** Whether the code of a finished consent stays with the browser: on this server, or on the person's own machine. */
function staysHere(redirectUrl: string, publicUrl: string): boolean {
  const url = URL.parse(redirectUrl);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) || url.origin === URL.parse(publicUrl)?.origin;
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
