import type { Connector } from '../model/connector.ts';
import type { Operation } from '../model/operation.ts';
import { scalarText } from '../source/json-value.ts';
import { hostTail } from '../url/host-tail.ts';
import { parseUrl } from '../url/parse-url.ts';
import type { ConnectionValues } from './connection-values.ts';

/** Scheme, host and base path, and the placeholders in them that had no value. */
export interface BaseAddress {
  readonly url: string;
  readonly missing: readonly string[];
  /** A value has made another host of it than the definition allows. */
  readonly isForeign: boolean;
}

/** The address of the API, or of one operation of it, for a connection, before any policy; empty when the definition has no host. */
export function baseAddress(
  { service }: Pick<Connector, 'service'>,
  { values, operation }: { readonly values: ConnectionValues; readonly operation?: Operation | undefined },
): BaseAddress {
  const scheme = service.schemes.includes('https') ? 'https' : (service.schemes[0] ?? 'https');
  const own = (operation?.serverTemplate?.url ?? operation?.server)?.replace(/\/+$/, '');
  const isWhole = own !== undefined && /^https?:\/\//i.test(own);
  if (!isWhole && service.host === '') return { url: '', missing: [], isForeign: false };
  const path = own?.startsWith('/') ? own : service.basePath;
  const variables = [...(operation?.serverTemplate?.variables ?? []), ...service.variables];
  const missing: string[] = [];
  const address = isWhole ? own : `${scheme}://${service.host}${path}`;
  const url = address.replace(/\{([^{}]+)\}/g, (written, name: string) => {
    const value = values.get(name) ?? variables.find((variable) => variable.name === name)?.default;
    if (value === undefined || value === null || value === '') {
      missing.push(written);
      return written;
    }
    return scalarText(value);
  });
  const pieces = address.split(/(\{[^{}]+\})/).map((text) => (text.startsWith('{') ? {} : { text }));
  const host = parseUrl(url)?.host;
  return { url, missing, isForeign: host !== undefined && !host.endsWith(hostTail(pieces)) };
}
