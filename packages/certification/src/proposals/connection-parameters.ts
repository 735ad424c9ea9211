import type { JsonObject } from '@tenon/connector';
import { objectOr, own, textOr } from '../survey/json.ts';
import { isBlank } from '../text/text.ts';
import { askFor, describeConnectionParameter } from './describe-connection-parameter.ts';
import { toLabel } from './names.ts';

/** The connection parameters that serve a security scheme; undefined for a kind of scheme that none serve, and for one that lacks an address. */
export function parametersFor(scheme: JsonObject): JsonObject | undefined {
  switch (own(scheme, 'type')) {
    case 'apiKey':
      return { api_key: parameter('api_key', { type: 'securestring', tabIndex: 1 }) };
    case 'basic':
      return {
        username: parameter('username', { type: 'string', tabIndex: 1 }),
        password: parameter('password', { type: 'securestring', tabIndex: 2 }),
      };
    case 'oauth2':
      if (isBlank(own(scheme, 'authorizationUrl')) || isBlank(own(scheme, 'tokenUrl'))) return undefined;
      return { token: { type: 'oauthSetting', oAuthSettings: oauthSettings(scheme) } };
    default:
      return undefined;
  }
}

function parameter(
  name: string,
  { type, tabIndex }: { readonly type: 'string' | 'securestring'; readonly tabIndex: number },
): JsonObject {
  const displayName = toLabel(name);
  return {
    type,
    uiDefinition: {
      displayName,
      description: describeConnectionParameter(name, displayName),
      tooltip: askFor(name, displayName),
      constraints: { tabIndex, clearText: type === 'string', required: 'true' },
    },
  };
}

/** The addresses of the scheme; the client belongs to who publishes the connector. */
function oauthSettings(scheme: JsonObject): JsonObject {
  const address = (name: string) => ({ value: textOr(own(scheme, name)) });
  return {
    identityProvider: 'oauth2',
    clientId: '',
    scopes: Object.keys(objectOr(own(scheme, 'scopes'))),
    redirectMode: 'GlobalPerConnector',
    customParameters: {
      authorizationUrl: address('authorizationUrl'),
      tokenUrl: address('tokenUrl'),
      refreshUrl: address('tokenUrl'),
    },
  };
}
