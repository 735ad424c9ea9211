import type { Connector } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import type { Security } from './describe-security.ts';
import type { DocumentEdit } from './edit-document.ts';
import { oauthParameter } from './oauth-parameter.ts';
import { securityParameters } from './security-parameters.ts';

/** The edits of the properties document, where connections are described, that make a security the only one of a connector. */
export function editConnectionParameters(connector: Connector, security: Security): readonly DocumentEdit[] {
  return [
    { path: ['properties', 'connectionParameters'], value: toConnectionParameters(connector, security) },
    { path: ['properties', 'connectionParameterSets'], value: undefined },
  ];
}

/**
 * The edits of the definition that make a security the only one of a connector. Operations no longer say anything of their own.
 * `described` is the connector with its connections described already, which knows the addresses of its identity provider.
 */
export function editSecurity(
  connector: Connector,
  { security, described }: { readonly security: Security; readonly described: Connector },
): readonly DocumentEdit[] {
  if (security.kind === 'other') {
    throw new Refusal(
      'security-not-editable',
      'This kind of security can be changed in the raw definition only. Choose one of the others, or edit the definition.',
    );
  }
  const schemes = toSchemes(security, described);
  const place = connector.dialect === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
  const scopes = security.kind === 'oauth2' ? [...security.scopes] : [];
  const requirement = Object.keys(schemes).map((name) => ({ [name]: scopes }));
  const ownRequirements = connector.operations
    .filter(({ security: own }) => own !== undefined && hasOwnSecurity(connector, own))
    .map(({ path, method }) => ({ path: ['paths', path, method, 'security'], value: undefined }));
  const isNone = requirement.length === 0;
  return [
    ...(isNone && !hasSchemes(connector) ? [] : [{ path: place, value: isNone ? undefined : schemes }]),
    { path: ['security'], value: isNone ? undefined : requirement },
    ...ownRequirements.filter(({ path }) => hasAt(connector.definition, path)),
  ];
}

function hasOwnSecurity(connector: Connector, own: unknown): boolean {
  return own !== connector.definition['security'];
}

function hasSchemes(connector: Connector): boolean {
  const path = connector.dialect === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
  return hasAt(connector.definition, path);
}

function hasAt(root: unknown, path: readonly string[]): boolean {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Record<string, unknown>)[step];
  }
  return true;
}

function toSchemes(security: Security, described: Connector): Readonly<Record<string, object>> {
  const { dialect } = described;
  switch (security.kind) {
    case 'apiKey':
      return { api_key: { type: 'apiKey', in: security.in, name: security.name } };
    case 'basic':
      return { basic: dialect === '2.0' ? { type: 'basic' } : { type: 'http', scheme: 'basic' } };
    case 'oauth2': {
      const scopes = Object.fromEntries(security.scopes.map((scope) => [scope, scope]));
      const withCode = security.flow === 'authorizationCode';
      const { authorizationUrl = '', tokenUrl = '' } = securityParameters(described).oauth?.oauth ?? {};
      const { refreshUrl } = security;
      const urls = { ...(withCode ? { authorizationUrl } : {}), tokenUrl };
      return {
        oauth2:
          dialect === '2.0'
            ? { type: 'oauth2', flow: withCode ? 'accessCode' : 'application', ...urls, scopes }
            : {
                type: 'oauth2',
                // The definition has no word for a JWT bearer: it is the nearest flow, in which nobody signs in.
                flows: {
                  [withCode ? 'authorizationCode' : 'clientCredentials']: {
                    ...urls,
                    ...(refreshUrl ? { refreshUrl } : {}),
                    scopes,
                  },
                },
              },
      };
    }
    default:
      return {};
  }
}

/** The connection parameters in the form of the properties document. Those that carry no security stay: policies need them. */
function toConnectionParameters(connector: Connector, security: Security): Readonly<Record<string, object>> {
  const carriers = securityParameters(connector);
  const replaced = new Set(Object.values(carriers).map(({ name }) => name));
  const kept = connector.connection.parameters.filter(({ name, derived }) => !derived && !replaced.has(name));
  const own = securityParametersOf(connector, security);
  return {
    ...own,
    ...Object.fromEntries(
      kept.filter(({ name }) => own[name] === undefined).map(({ name, declaration }) => [name, declaration]),
    ),
  };
}

function securityParametersOf(connector: Connector, security: Security): Readonly<Record<string, object>> {
  switch (security.kind) {
    case 'apiKey':
      return { api_key: textParameter('securestring', security.label, `The ${security.label} for this API`) };
    case 'basic':
      return {
        username: textParameter('string', security.usernameLabel, `The ${security.usernameLabel} for this API`),
        password: textParameter('securestring', security.passwordLabel, `The ${security.passwordLabel} for this API`),
      };
    case 'oauth2': {
      const { oauth: before } = securityParameters(connector);
      return { [before?.name ?? 'token']: oauthParameter(security, before) };
    }
    default:
      return {};
  }
}

function textParameter(type: 'string' | 'securestring', displayName: string, description: string): object {
  return {
    type,
    uiDefinition: {
      displayName,
      description,
      tooltip: description,
      constraints: { tabIndex: 2, clearText: type === 'string', required: 'true' },
    },
  };
}
