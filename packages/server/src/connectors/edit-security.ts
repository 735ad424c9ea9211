import type { Connector } from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import type { Security } from './describe-security.ts';
import type { DocumentEdit } from './edit-document.ts';

/** What a choice of security changes: in the definition, and in the properties document, where connections are described. */
export interface SecurityEdits {
  readonly definition: readonly DocumentEdit[];
  readonly properties: readonly DocumentEdit[];
}

/** The edits that make a security the only one of a connector. Operations no longer say anything of their own. */
export function editSecurity(connector: Connector, security: Security): SecurityEdits {
  if (security.kind === 'other') {
    throw new Refusal(
      'security-not-editable',
      'This kind of security can be changed in the raw definition only. Choose one of the others, or edit the definition.',
    );
  }
  const schemes = toSchemes(security, connector.dialect === '2.0' ? '2.0' : '3');
  const place = connector.dialect === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
  const scopes = security.kind === 'oauth2' ? [...security.scopes] : [];
  const requirement = Object.keys(schemes).map((name) => ({ [name]: scopes }));
  const ownRequirements = connector.operations
    .filter(({ security: own }) => own !== undefined && hasOwnSecurity(connector, own))
    .map(({ path, method }) => ({ path: ['paths', path, method, 'security'], value: undefined }));
  const isNone = requirement.length === 0;
  return {
    definition: [
      ...(isNone && !hasSchemes(connector) ? [] : [{ path: place, value: isNone ? undefined : schemes }]),
      { path: ['security'], value: isNone ? undefined : requirement },
      ...ownRequirements.filter(({ path }) => hasAt(connector.definition, path)),
    ],
    properties: [
      { path: ['properties', 'connectionParameters'], value: toConnectionParameters(security) },
      { path: ['properties', 'connectionParameterSets'], value: undefined },
    ],
  };
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

function toSchemes(security: Security, dialect: '2.0' | '3'): Readonly<Record<string, object>> {
  switch (security.kind) {
    case 'apiKey':
      return { api_key: { type: 'apiKey', in: security.in, name: security.name } };
    case 'basic':
      return { basic: dialect === '2.0' ? { type: 'basic' } : { type: 'http', scheme: 'basic' } };
    case 'oauth2': {
      const { authorizationUrl, tokenUrl, refreshUrl } = security;
      const scopes = Object.fromEntries(security.scopes.map((scope) => [scope, scope]));
      const withCode = security.flow === 'authorizationCode';
      const urls = { ...(withCode ? { authorizationUrl } : {}), tokenUrl };
      return {
        oauth2:
          dialect === '2.0'
            ? { type: 'oauth2', flow: withCode ? 'accessCode' : 'application', ...urls, scopes }
            : {
                type: 'oauth2',
                flows: { [security.flow]: { ...urls, ...(refreshUrl ? { refreshUrl } : {}), scopes } },
              },
      };
    }
    default:
      return {};
  }
}

/** The connection parameters in the form of the properties document. */
function toConnectionParameters(security: Security): Readonly<Record<string, object>> {
  switch (security.kind) {
    case 'apiKey':
      return { api_key: textParameter('securestring', security.label, `The ${security.label} for this API`) };
    case 'basic':
      return {
        username: textParameter('string', security.usernameLabel, `The ${security.usernameLabel} for this API`),
        password: textParameter('securestring', security.passwordLabel, `The ${security.passwordLabel} for this API`),
      };
    case 'oauth2':
      return { token: oauthParameter(security) };
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

function oauthParameter(security: Extract<Security, { kind: 'oauth2' }>): object {
  const { authorizationUrl, tokenUrl, refreshUrl, clientId, flow } = security;
  return {
    type: 'oauthSetting',
    oAuthSettings: {
      identityProvider: 'oauth2',
      clientId,
      scopes: [...security.scopes],
      redirectMode: 'GlobalPerConnector',
      customParameters: {
        ...(flow === 'clientCredentials' ? { grantType: { value: 'client_credentials' } } : {}),
        ...(flow === 'authorizationCode' ? { authorizationUrl: { value: authorizationUrl } } : {}),
        tokenUrl: { value: tokenUrl },
        refreshUrl: { value: refreshUrl ?? tokenUrl },
      },
    },
  };
}
