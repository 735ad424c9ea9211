import { trimWhiteSpace } from '../../value/white-space.ts';
import { percentEncode } from './percent-encoding.ts';

/** The parts of an absolute URI, as `System.Uri` shows them. */
export interface AbsoluteUri {
  readonly scheme: string;
  readonly host: string;
  /** -1 where neither the URI nor its scheme has one. */
  readonly port: number;
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
}

const defaultPorts: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
  ftp: 21,
  gopher: 70,
  nntp: 119,
  telnet: 23,
  ldap: 389,
  mailto: 25,
  'net.tcp': 808,
};

/** Takes an absolute URI apart; undefined for any other text. */
export function parseUri(text: string): AbsoluteUri | undefined {
  const parts = /^([a-zA-Z][a-zA-Z0-9+.-]*):(?:\/\/([^/?#\\]*))?([^?#]*)(\?[^#]*)?(?:#.*)?$/s.exec(
    trimWhiteSpace(text),
  );
  if (parts === null) return undefined;
  const [, rawScheme = '', rawAuthority, rawPath = '', rawQuery = ''] = parts;
  const scheme = rawScheme.toLowerCase();
  const isWeb = rawAuthority !== undefined;
  const authority = parseAuthority(rawAuthority ?? '');
  if (authority === undefined || (authority.host === '' && isWeb && scheme !== 'file')) return undefined;
  if (!isWeb && scheme in defaultPorts && scheme !== 'mailto') return undefined;
  const path = isWeb
    ? withoutDots(percentEncode(rawPath, 'unsafe').replaceAll('\\', '/')) || '/'
    : percentEncode(rawPath, 'unsafe');
  return {
    scheme,
    host: authority.host,
    port: authority.port ?? (Object.hasOwn(defaultPorts, scheme) ? (defaultPorts[scheme] ?? -1) : -1),
    path,
    query: rawQuery === '?' ? '' : percentEncode(rawQuery, 'unsafe'),
  };
}

function parseAuthority(text: string): { readonly host: string; readonly port?: number } | undefined {
  const afterUser = text.slice(text.lastIndexOf('@') + 1);
  const parts = /^(\[[0-9a-fA-F:.%]+\]|[^:[\]\s]*)(?::([0-9]{0,5}))?$/.exec(afterUser);
  if (parts === null) return undefined;
  const [, host = '', digits = ''] = parts;
  if (Number(digits) > 65_535) return undefined;
  return digits === '' ? { host: host.toLowerCase() } : { host: host.toLowerCase(), port: Number(digits) };
}

function withoutDots(path: string): string {
  if (!path.includes('/.')) return path;
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (isLast) kept.push('');
  }
  return `/${kept.join('/')}`;
}
