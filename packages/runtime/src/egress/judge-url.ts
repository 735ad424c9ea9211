import { isIP } from 'node:net';
import type { EgressFailure } from './egress.ts';
import { egressFailure } from './egress.ts';
import type { NamedHost } from './host-list.ts';
import { bareHost, effectivePort, isNamed } from './host-list.ts';
import { judgeAddress } from './judge-address.ts';

/** What a URL is judged against: the operator's hosts and, for a request with secrets, the hosts these are bound to. */
export interface UrlRules {
  readonly allowedHosts: readonly NamedHost[];
  readonly boundHosts: readonly NamedHost[] | undefined;
}

/** The longest URL that is sent, in characters (limit of the definition language). */
const maxUrlLength = 16_384;

/** Judges a URL before anything is resolved or sent; undefined when it may go. What its name resolves to is judged by the connector. */
export function judgeUrl(url: URL, rules: UrlRules): EgressFailure | undefined {
  const allowed = isNamed(rules.allowedHosts, url);
  const where = `${url.protocol}//${url.host}`;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowed)) {
    const remedy = url.protocol === 'http:' ? ` Use https, or let the operator allow ${url.host}.` : ' Use https.';
    return egressFailure('scheme-not-allowed', `${where} is not https.${remedy}`);
  }
  if (url.username !== '' || url.password !== '') {
    return egressFailure('url-not-valid', `The address of ${url.host} holds a user name or password. Leave them out.`);
  }
  if (url.hostname === '' || url.href.length > maxUrlLength) {
    return egressFailure(
      'url-not-valid',
      `The address of ${url.host || 'no host'} is not usable: ${url.href.length} characters.`,
    );
  }
  if (rules.boundHosts !== undefined && !isNamed(rules.boundHosts, url)) {
    return egressFailure(
      'host-not-bound',
      `${url.host} is not a host of this connector, so its connection is not used there.`,
    );
  }
  const declared = allowed || (rules.boundHosts !== undefined && isNamed(rules.boundHosts, url));
  if (url.port !== '' && !declared) {
    return egressFailure(
      'port-not-allowed',
      `Port ${effectivePort(url)} of ${url.hostname} is not declared. Let the operator allow ${url.host}.`,
    );
  }
  return judgeLiteral(url, allowed);
}

/** Literal addresses never reach the resolver, so they are judged here too; the URL has made every spelling canonical. */
function judgeLiteral(url: URL, allowed: boolean): EgressFailure | undefined {
  const host = bareHost(url.hostname.replace(/\.$/, ''));
  if (isIP(host) === 0 || allowed || judgeAddress(host) === 'public') return undefined;
  return egressFailure(
    'address-not-allowed',
    `${host} is a private or reserved address. Let the operator allow ${url.host}.`,
  );
}

/** Parses an absolute URL; undefined for what is none. The fragment is dropped: it is never sent. */
export function readUrl(text: string, base?: URL): URL | undefined {
  if (hasControlCharacters(text)) return undefined;
  const url = URL.parse(text, base?.href);
  if (url === null) return undefined;
  url.hash = '';
  return url;
}

function hasControlCharacters(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
