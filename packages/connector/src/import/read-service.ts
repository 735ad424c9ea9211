import type { Service, ServiceVariable } from '../model/connector.ts';
import type { Operation } from '../model/operation.ts';
import { isJsonObject, type JsonObject, listMember, objectMember, textMember } from '../source/json-value.ts';
import { parseUrl } from '../url/parse-url.ts';
import type { ImportContext } from './import-context.ts';

/** Where the API is: `schemes`, `host` and `basePath` of 2.0, or the first absolute https server of 3.x. */
export function readService(context: ImportContext): Service {
  return context.dialect === '2.0' ? readHost(context) : readServers(context);
}

function readHost({ definition, report }: ImportContext): Service {
  const { host, basePath, schemes } = hostOf(definition);
  if (host === '') {
    report({
      code: 'import-host-missing',
      severity: 'warning',
      message: 'The definition does not say on which host the API is.',
      pointer: Object.hasOwn(definition, 'host') ? '/host' : '',
      remedy: 'Add "host", or give the host when the connector is imported.',
    });
  }
  return { schemes, host, basePath, variables: [], alternatives: [] };
}

function hostOf(definition: JsonObject): Pick<Service, 'schemes' | 'host' | 'basePath'> {
  const declared = listMember(definition, 'schemes')
    .filter((scheme) => typeof scheme === 'string')
    .map((scheme) => scheme.toLowerCase());
  const written = (textMember(definition, 'host') ?? '').trim();
  const match = /^(?:(https?):)?(?:\/\/)?([^/?#]*)([^?#]*)/i.exec(written);
  const host = match?.[2] ?? '';
  const basePath = `${trimPath(match?.[3] ?? '')}${trimPath(textMember(definition, 'basePath') ?? '')}`;
  const schemes = declared.length > 0 ? declared : match?.[1] ? [match[1].toLowerCase()] : ['https'];
  return { schemes, host, basePath };
}

/** A path without the slashes at its end; empty for the root. */
function trimPath(path: string): string {
  const trimmed = path.trim().replace(/\/+$/, '');
  return trimmed === '' || trimmed.startsWith('/') ? trimmed : `/${trimmed}`;
}

function readServers(context: ImportContext): Service {
  const servers = listMember(context.definition, 'servers').filter(isJsonObject);
  const addresses = servers.map((server, index) => ({ server, index, url: addressOf(server) }));
  const absolute = addresses.filter(({ url }) => /^[a-z{][\w+.{}-]*:\/\//i.test(url) || url.startsWith('//'));
  const chosen = absolute.find(({ url }) => /^(?:https|\{\w+\}):\/\//i.test(url)) ?? absolute[0];
  if (!chosen) return relativeService(context, addresses[0]?.url ?? '');
  const others = absolute.filter((address) => address !== chosen).map(({ url, server }) => withDefaults(url, server));
  if (others.length > 0) {
    context.report({
      code: 'import-multiple-servers',
      severity: 'warning',
      message: `The definition names ${absolute.length} servers; calls go to ${JSON.stringify(chosen.url)}.`,
      pointer: '/servers',
      part: 'key',
      remedy: 'The others are offered when a connection is made. Put the one you want first.',
    });
  }
  const variables = variablesIn(chosen);
  if (variables.length > 0) {
    context.report({
      code: 'import-server-variables',
      severity: 'warning',
      message: `The address of the server has the variables ${variables.map(({ name }) => name).join(', ')}; a connection gives their values.`,
      pointer: `/servers/${chosen.index}/url`,
      remedy: 'Check their defaults and their texts.',
    });
  }
  return splitAddress(chosen.url.startsWith('//') ? `https:${chosen.url}` : chosen.url, { variables, others });
}

/** The variables of an address: those that are declared, and others, which have no default. */
function variablesIn({
  url,
  server,
}: {
  readonly url: string;
  readonly server: JsonObject;
}): readonly ServiceVariable[] {
  const declared = readVariables(server);
  const names = new Set([...url.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name));
  return [...names].map(
    (name) =>
      declared.find((variable) => variable.name === name) ?? { name, default: '', description: '', allowed: [] },
  );
}

/** The address of a server; where one variable is scheme and host together, with its default, as a connection gives no such thing. */
function addressOf(server: JsonObject): string {
  const url = (textMember(server, 'url') ?? '').trim();
  const name = /^\{([^{}]+)\}(?!:\/\/)/.exec(url)?.[1];
  const whole = readVariables(server).find((variable) => variable.name === name && parseUrl(variable.default));
  return whole ? `${whole.default.replace(/\/+$/, '')}${url.slice(whole.name.length + 2)}` : url;
}

function relativeService(context: ImportContext, url: string): Service {
  context.report({
    code: 'import-relative-server',
    severity: 'warning',
    message: url === '' ? 'The definition names no server.' : `The server ${JSON.stringify(url)} has no host.`,
    pointer: Object.hasOwn(context.definition, 'servers') ? '/servers' : '',
    remedy: 'Add an absolute https server, or give the host when the connector is imported.',
  });
  return { schemes: ['https'], host: '', basePath: trimPath(url), variables: [], alternatives: [] };
}

function splitAddress(
  url: string,
  more: { variables: readonly ServiceVariable[]; others: readonly string[] },
): Service {
  const match = /^([^:]+):\/\/([^/?#]*)([^?#]*)/.exec(url);
  const written = (match?.[1] ?? 'https').toLowerCase();
  const scheme = written.startsWith('{')
    ? (more.variables.find(({ name }) => `{${name}}`.toLowerCase() === written)?.default ?? 'https')
    : written;
  return {
    schemes: [scheme],
    host: match?.[2] ?? '',
    basePath: trimPath(match?.[3] ?? ''),
    // Calls go by the scheme of the definition: a connection does not choose it.
    variables: more.variables.filter(({ name }) => `{${name}}`.toLowerCase() !== written),
    alternatives: more.others.filter((other) => parseUrl(other) !== undefined),
  };
}

function readVariables(server: JsonObject): readonly ServiceVariable[] {
  return Object.entries(objectMember(server, 'variables') ?? {}).flatMap(([name, variable]) => {
    if (!isJsonObject(variable)) return [];
    const allowed = listMember(variable, 'enum').filter((item) => typeof item === 'string');
    return [
      {
        name,
        default: textMember(variable, 'default') ?? allowed[0] ?? '',
        description: textMember(variable, 'description') ?? '',
        allowed,
      },
    ];
  });
}

/** The server that a path or an operation has of its own, with the variables that a connection may set. */
export function readOwnServer(value: JsonObject): Pick<Operation, 'server' | 'serverTemplate'> | undefined {
  const server = listMember(value, 'servers').find(isJsonObject);
  const url = server ? addressOf(server) : '';
  if (!server || url === '') return undefined;
  const variables = variablesIn({ url, server });
  const scheme = /^\{([^{}]+)\}:/.exec(url)?.[1];
  const chosen = variables.find(({ name }) => name === scheme)?.default || 'https';
  const others = variables.filter(({ name }) => name !== scheme);
  const template = scheme === undefined ? url : url.replace(`{${scheme}}`, chosen);
  return {
    server: withDefaults(template, server),
    ...(others.length > 0 ? { serverTemplate: { url: template, variables: others } } : {}),
  };
}

/** The address of an operation of 2.0 whose "schemes" leave out the one that all others are called by. */
export function readOwnScheme(definition: JsonObject, operation: JsonObject): Pick<Operation, 'server'> | undefined {
  const own = listMember(operation, 'schemes').filter((scheme) => scheme === 'https' || scheme === 'http');
  const { schemes, host, basePath } = hostOf(definition);
  const usual = schemes.includes('https') ? 'https' : schemes[0];
  if (own.length === 0 || own.some((scheme) => scheme === usual) || host === '') return undefined;
  return { server: `${own.includes('https') ? 'https' : 'http'}://${host}${basePath}` };
}

/** The address of a server with the defaults of its variables filled in. */
function withDefaults(url: string, server: JsonObject): string {
  let address = url;
  for (const { name, default: value } of readVariables(server)) address = address.replaceAll(`{${name}}`, () => value);
  return address;
}
