import type { Connection } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import { parseUrl } from '../url/parse-url.ts';
import { declaredAddresses } from './declared-hosts.ts';

/** A full address as one of the API: the base address that it belongs to, and the rest of its path, with the query. */
export interface PlacedAddress {
  readonly base: string;
  readonly path: string;
}

/**
 * Finds where in the API a full address is, as a page or the state of a long operation is named by one. Undefined where its host is
 * none that the connector declares: no credential goes there. The scheme is that of the base address, so that none is sent in clear.
 */
export function placeAddress(
  connector: Connector,
  connection: Connection | undefined,
  address: string,
): PlacedAddress | undefined {
  const url = parseUrl(address);
  if (!url) return undefined;
  const query = url.query === undefined ? '' : `?${url.query}`;
  const bases = declaredAddresses(connector, connection).filter(
    (base) => withoutUsualPort(base.host) === withoutUsualPort(url.host),
  );
  const [first] = bases;
  if (!first) return undefined;
  const [closest] = bases
    .map(({ scheme, host, path }) => ({ origin: `${scheme}://${host}`, path: path.replace(/\/+$/, '') }))
    .filter(({ path }) => `${url.path}/`.startsWith(`${path}/`))
    .sort((one, other) => other.path.length - one.path.length);
  return closest
    ? { base: `${closest.origin}${closest.path}`, path: `${url.path.slice(closest.path.length)}${query}` }
    : { base: `${first.scheme}://${first.host}`, path: `${url.path}${query}` };
}

function withoutUsualPort(host: string): string {
  return host.replace(/:(?:80|443)$/, '');
}
