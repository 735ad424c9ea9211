import type { Connector } from '../model/connector.ts';
import { toText } from '../policy/evaluate-template.ts';
import { parseUrl } from '../url/parse-url.ts';
import type { ConnectionValues } from './connection-values.ts';

/** Scheme, host and base path, and the placeholders in them that had no value. */
export interface BaseAddress {
  readonly url: string;
  readonly missing: readonly string[];
}

/** The address of the API for a connection, before any policy; empty when the definition has no host. */
export function baseAddress(connector: Connector, from: { values: ConnectionValues; server?: string }): BaseAddress {
  const { service } = connector;
  const scheme = service.schemes.includes('https') ? 'https' : (service.schemes[0] ?? 'https');
  const own = from.server;
  if (own !== undefined && parseUrl(own)) return { url: own.replace(/\/+$/, ''), missing: [] };
  if (service.host === '') return { url: '', missing: [] };
  const path = own?.startsWith('/') ? own.replace(/\/+$/, '') : service.basePath;
  const missing: string[] = [];
  const url = `${scheme}://${service.host}${path}`.replace(/\{([^{}]+)\}/g, (written, name: string) => {
    const value = from.values.get(name) ?? service.variables.find((variable) => variable.name === name)?.default;
    if (value === undefined || value === null || value === '') {
      missing.push(written);
      return written;
    }
    return toText(value);
  });
  return { url, missing };
}
