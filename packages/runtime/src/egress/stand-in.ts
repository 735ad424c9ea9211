/** A host whose requests the operator has answered by another address, as `curl --connect-to` does. */
export interface StandIn {
  /** The host, with its port unless that is the standard one, as requests name it. */
  readonly host: string;
  /** Scheme, address and port of what answers instead. */
  readonly origin: URL;
}

/** Reads an entry `name=http://127.0.0.1:4410` of the operator's list; undefined for an entry of another form. */
export function readStandIn(text: string): StandIn | undefined {
  const [, host, origin] = /^([^=/\s]+)=(https?:\/\/[^/\s?#@]+)\/?$/.exec(text.trim()) ?? [];
  const url = origin === undefined ? null : URL.parse(origin);
  return host === undefined || url === null ? undefined : { host: host.toLowerCase(), origin: url };
}

/** Where a request really goes: the stand-in of its host, with the path and query as they are, or the URL itself. */
export function wireUrl(standIns: readonly StandIn[], url: URL): URL {
  const standIn = standIns.find(({ host }) => host === url.host);
  if (standIn === undefined) return url;
  const target = new URL(url);
  target.protocol = standIn.origin.protocol;
  target.host = standIn.origin.host;
  if (standIn.origin.port === '') target.port = '';
  return target;
}
