import { type Connection as ConnectionData, type Connector, declaredHosts, type ShapedRequest } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import type { Vault } from '../vault/vault.ts';

/** Whose pages they are: what one caller is given, another cannot use. */
export interface PageOwner {
  readonly tenantId: string;
  /** The connection, or the tested connector, through which the API is asked. */
  readonly recordId: string;
  readonly operationId: string;
}

/** The address of a next page as it is given to a caller: sealed, for it may hold a key and must not be another one. */
export function sealPage(vault: Vault, owner: PageOwner, url: string): string {
  return vault.seal(placeOf(owner), url);
}

/** The request for a next page that was given before: the first one at another address, and with the key that belongs into addresses. */
export function requestOfPage(
  { vault, connector }: { readonly vault: Vault; readonly connector: Connector },
  owner: PageOwner,
  { request, page }: { readonly request: ShapedRequest; readonly page: string },
): ShapedRequest {
  const url = new URL(openPage(vault, owner, page));
  const first = new URL(request.url).searchParams;
  for (const scheme of connector.security.values()) {
    if (scheme.kind !== 'api-key' || scheme.location !== 'query' || url.searchParams.has(scheme.name)) continue;
    const key = first.get(scheme.name);
    if (key !== null) url.searchParams.set(scheme.name, key);
  }
  return { ...request, url: url.href };
}

/** Whether the connection's secrets may go to a next page. */
export function isOwnPage(
  connector: Connector,
  connection: ConnectionData,
  { requestUrl, url }: { readonly requestUrl: string; readonly url: string },
): boolean {
  const host = URL.parse(url)?.host;
  if (host === undefined) return false;
  return host === URL.parse(requestUrl)?.host || declaredHosts(connector, connection).includes(host);
}

function openPage(vault: Vault, owner: PageOwner, page: string): string {
  try {
    return vault.open(placeOf(owner), page).reveal();
  } catch (error) {
    throw new Refusal('lookup-page-unknown', 'This page is not known here. Ask for the first one again.', {
      cause: error,
    });
  }
}

function placeOf({ tenantId, recordId, operationId }: PageOwner) {
  return { tenantId, recordId, field: `page of ${operationId}`, version: 1 };
}
