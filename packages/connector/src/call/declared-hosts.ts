import type { Connection } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import type { Operation } from '../model/operation.ts';
import { evaluateTemplate } from '../policy/evaluate-template.ts';
import { keepsHost, policiesOfHost } from '../policy/host-policies.ts';
import { scalarText } from '../source/json-value.ts';
import { type ParsedUrl, parseUrl } from '../url/parse-url.ts';
import { baseAddress } from './base-address.ts';
import { readConnection } from './connection-values.ts';

/**
 * The hosts (with port, where one is given) that calls of a connection may go to, and its secrets with them: that of the
 * definition, those of servers and of operations, and those its host policies give with the values of the connection.
 * A host that a call itself chooses is never among them.
 */
export function declaredHosts(connector: Connector, connection: Connection | undefined): readonly string[] {
  return [...new Set(declaredAddresses(connector, connection).map(({ host }) => host))];
}

/** The base addresses behind the declared hosts, that of the definition first. */
export function declaredAddresses(connector: Connector, connection: Connection | undefined): readonly ParsedUrl[] {
  const values = readConnection(connector.connection, connection);
  const found: ParsedUrl[] = [];
  const add = (address: string): void => {
    const url = parseUrl(/^https?:\/\//i.test(address) ? address : `https://${address}`);
    if (url) found.push(url);
  };
  const addBase = (operation?: Operation): void => {
    const { url, isForeign } = baseAddress(connector, { values, operation });
    if (!isForeign) add(url);
  };
  addBase();
  for (const operation of connector.operations) if (operation.server) addBase(operation);
  for (const policy of policiesOfHost(connector.policies)) {
    const { value, missing } = evaluateTemplate(policy.parameters['urlTemplate'], {
      connectionParameter: (name) => values.get(name),
      header: () => FROM_CALL,
      queryParameter: () => FROM_CALL,
      body: undefined,
      method: '',
    });
    if (missing.length === 0 && keepsHost(policy, scalarText(value))) add(withoutCall(scalarText(value).trim()));
  }
  return found;
}

/** What stands for a value that a call chooses: no host can have it in its name. */
const FROM_CALL = '\u0000';

/** An address as far as no call chooses it: the folders before, or nothing that is an address where the host is concerned. */
function withoutCall(address: string): string {
  const at = address.indexOf(FROM_CALL);
  return at < 0 ? address : address.slice(0, Math.max(address.lastIndexOf('/', at), 0));
}

/** Domains under which anybody can have a host, so that a neighbour there is nobody one knows. */
const SHARED_DOMAINS = [
  'azurewebsites.net',
  'azure-api.net',
  'cloudapp.net',
  'cloudapp.azure.com',
  'azurefd.net',
  'azureedge.net',
  'windows.net',
  'herokuapp.com',
  'ngrok.io',
  'ngrok-free.app',
  'vercel.app',
  'netlify.app',
  'workers.dev',
  'pages.dev',
  'github.io',
  'appspot.com',
  'run.app',
  'web.app',
  'firebaseapp.com',
  'amazonaws.com',
  'cloudfront.net',
  'onrender.com',
  'fly.dev',
  'repl.co',
  'glitch.me',
];

/**
 * Whether a call may go to a host: it is declared, or it is a neighbour below the same domain as the host of the
 * definition (`a.example.com` beside `b.example.com`), as services with several data centres need.
 */
export function isDeclaredHost(connector: Connector, connection: Connection | undefined, host: string): boolean {
  const declared = declaredHosts(connector, connection);
  if (declared.includes(host.toLowerCase())) return true;
  const domain = parentDomain(connector.service.host.toLowerCase());
  return domain !== undefined && host.toLowerCase().endsWith(`.${domain}`);
}

/** The domain above a host name with at least three labels, unless it is shared by strangers or a country's second level. */
function parentDomain(host: string): string | undefined {
  const labels = host.split('.');
  if (labels.length < 3 || /[:[\]{}]/.test(host) || labels.every((label) => /^\d+$/.test(label))) return undefined;
  const domain = labels.slice(1).join('.');
  const isShared = SHARED_DOMAINS.some((shared) => domain === shared || domain.endsWith(`.${shared}`));
  const isCountryLevel = labels.length === 3 && (labels[1] ?? '').length <= 3 && (labels[2] ?? '').length === 2;
  return isShared || isCountryLevel ? undefined : domain;
}
