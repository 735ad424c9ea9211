import type { Connector } from '@tenon/connector';
import type { BodyOf, updateGeneral } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import type { DocumentEdit } from './edit-document.ts';

type GeneralChange = BodyOf<typeof updateGeneral>;

/** The edits of the definition that change title, description and address as wished; an address without scheme or slashes. */
export function editGeneral(connector: Connector, change: GeneralChange): readonly DocumentEdit[] {
  return [
    ...(change.title === undefined ? [] : [{ path: ['info', 'title'], value: change.title }]),
    ...(change.description === undefined ? [] : [{ path: ['info', 'description'], value: change.description }]),
    ...editAddress(connector, change),
  ];
}

function editAddress(connector: Connector, change: GeneralChange): readonly DocumentEdit[] {
  const { host, basePath, scheme } = change;
  if (host !== undefined) checkHost(host);
  if (basePath !== undefined) checkBasePath(basePath);
  if (connector.dialect === '2.0') {
    return [
      ...(host === undefined ? [] : [{ path: ['host'], value: host === '' ? undefined : host }]),
      ...(basePath === undefined ? [] : [{ path: ['basePath'], value: basePath === '' ? undefined : basePath }]),
      ...(scheme === undefined ? [] : [{ path: ['schemes'], value: [scheme] }]),
    ];
  }
  if (host === undefined && basePath === undefined && scheme === undefined) return [];
  const { service } = connector;
  const address = `${scheme ?? service.schemes[0] ?? 'https'}://${host ?? service.host}${basePath ?? service.basePath}`;
  const hasServers = Array.isArray(connector.definition['servers']) && connector.definition['servers'].length > 0;
  return [
    hasServers ? { path: ['servers', 0], value: { url: address } } : { path: ['servers'], value: [{ url: address }] },
  ];
}

function checkHost(host: string): void {
  if (/^(\[[0-9a-f:.]+\]|[a-z0-9_{}-]+(\.[a-z0-9_{}-]+)*)?(:\d{1,5})?$/i.test(host)) return;
  throw new Refusal(
    'host-not-valid',
    `"${host}" is no host. Give a name such as "api.contoso.com", with ":port" if needed, without "https://" and without a path.`,
  );
}

function checkBasePath(basePath: string): void {
  if (basePath === '' || /^\/[^?#\s]*$/.test(basePath)) return;
  throw new Refusal('base-path-not-valid', `"${basePath}" is no base path. It begins with "/" and has no "?" or "#".`);
}
