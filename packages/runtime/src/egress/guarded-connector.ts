import type { LookupAddress } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import { isIP } from 'node:net';
import type { SecureContext } from 'node:tls';
import { buildConnector } from 'undici';
import type { NamedHost } from './host-list.ts';
import { bareHost, isNamed } from './host-list.ts';
import { judgeAddress } from './judge-address.ts';

/** Asks for every address of a name. */
export type ResolveName = (hostname: string) => Promise<readonly LookupAddress[]>;

/** A connection that was refused because of where it leads. */
export interface BlockedAddressError extends Error {
  readonly code: 'TENON_BLOCKED_ADDRESS';
}

/** Whether an error, or what caused it, is the guard's refusal. */
export function isBlockedAddress(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'TENON_BLOCKED_ADDRESS') || isBlockedAddress(error.cause);
}

/** What the guard needs: the operator's hosts, the resolver, and options of the TLS connection. */
export interface GuardOptions {
  readonly allowedHosts: readonly NamedHost[];
  readonly resolve: ResolveName;
  readonly connectTimeoutMs: number;
  /** What the connection shows of a client. */
  readonly secureContext?: SecureContext;
}

/**
 * Connects only where it is allowed: a literal address is judged here, because the resolver is never asked for one; a name is judged
 * inside the connection's own lookup by all of its addresses; the address that the socket really has is judged again.
 */
export function guardedConnector(options: GuardOptions): buildConnector.connector {
  const build = (permitted: boolean) =>
    buildConnector({
      ...(options.secureContext === undefined ? {} : { secureContext: options.secureContext }),
      timeout: options.connectTimeoutMs,
      allowH2: false,
      lookup: guardedLookup(options.resolve, permitted),
    } as buildConnector.BuildOptions);
  const strict = build(false);
  const named = build(true);

  return (target, callback) => {
    const url = URL.parse(
      `${target.protocol}//${target.hostname.includes(':') ? `[${bareHost(target.hostname)}]` : target.hostname}:${target.port}`,
    );
    const permitted = url !== null && isNamed(options.allowedHosts, url);
    const literal = bareHost(target.hostname.replace(/\.$/, ''));
    if (isIP(literal) !== 0 && !permitted && judgeAddress(literal) !== 'public') {
      callback(blocked(target.hostname, literal), null);
      return;
    }
    const connect = permitted ? named : strict;
    connect(target, (error, socket) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      const address = (socket as Socket).remoteAddress;
      if (address === undefined || !mayConnect(address, { permitted, isLiteral: isIP(literal) !== 0 })) {
        socket?.destroy();
        callback(blocked(target.hostname, address ?? 'an unknown address'), null);
        return;
      }
      callback(null, socket as Socket);
    });
  };
}

/** A named host may be private, but a name never leads to a metadata service: that address must be allowed as such. */
function mayConnect(address: string, how: { readonly permitted: boolean; readonly isLiteral: boolean }): boolean {
  const reach = judgeAddress(address);
  if (reach === 'public') return true;
  return how.permitted && (reach === 'private' || how.isLiteral);
}

function guardedLookup(resolve: ResolveName, permitted: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const bad = addresses.find(({ address }) => !mayConnect(address, { permitted, isLiteral: false }));
        const first = addresses[0];
        if (bad !== undefined) callback(blocked(hostname, bad.address), '');
        else if (first === undefined) callback(notFound(hostname), '');
        else if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), ''),
    );
  };
}

function blocked(hostname: string, address: string): BlockedAddressError {
  return Object.assign(new Error(`${hostname} leads to ${address}, which is private or reserved.`), {
    code: 'TENON_BLOCKED_ADDRESS' as const,
  });
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} has no address.`), { code: 'ENOTFOUND' });
}
