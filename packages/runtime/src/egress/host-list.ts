import { isIP } from 'node:net';

/** A host that somebody named: a canonical name or address, and a port, or undefined for the standard port of the scheme, or `*`. */
export interface NamedHost {
  readonly host: string;
  readonly port: string | undefined;
}

/**
 * Reads `name`, `name:port`, `name:*` or `[v6]:port`; `*.example.com` stands for every name below example.com. Spellings
 * are canonical as in a URL, so that `0x7f.1` and `127.0.0.1` are one host. Undefined for anything else.
 */
export function readNamedHost(text: string): NamedHost | undefined {
  const match = /^(?<host>\[[^\]]+\]|[^:/?#@\s]+)(?::(?<port>\d{1,5}|\*))?$/.exec(text.trim());
  const written = match?.groups?.['host'];
  if (written === undefined) return undefined;
  const wildcard = written.startsWith('*.');
  const url = URL.parse(`http://${wildcard ? written.slice(2) : written}/`);
  if (url === null || url.hostname === '') return undefined;
  if (wildcard && isIP(bareHost(url.hostname)) !== 0) return undefined;
  return { host: wildcard ? `*.${url.hostname}` : url.hostname, port: match?.groups?.['port'] };
}

/** Whether one of the named hosts is where the URL leads. A host without a port means the standard port of the URL's scheme. */
export function isNamed(hosts: readonly NamedHost[], url: URL): boolean {
  return hosts.some((named) => {
    if (!matchesName(named.host, url.hostname)) return false;
    if (named.port === '*') return true;
    return named.port === undefined ? url.port === '' : effectivePort(url) === named.port;
  });
}

/** The port of a URL, the scheme's own when none is written. */
export function effectivePort(url: URL): string {
  return url.port !== '' ? url.port : url.protocol === 'https:' ? '443' : '80';
}

/** A URL's host name without the brackets of a version 6 address. */
export function bareHost(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

function matchesName(pattern: string, hostname: string): boolean {
  const name = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
}
