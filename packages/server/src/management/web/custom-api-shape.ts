import type { ConnectionForm, ConnectionParameter, Connector, JsonObject, JsonValue } from '@tenon/connector';
import type { ConnectorRecord, ConnectorVersion, CustomApiSettings, ListedConnector } from '@tenon/store';
import type { ArmJson } from '../arm-route.ts';
import { toInstant } from '../resource-id.ts';
import { customApiId } from './api-reference.ts';

/** A custom connector as it is answered, with its Swagger document. */
export function toCustomApi(
  connector: ConnectorRecord,
  {
    version,
    model,
    settings,
  }: { readonly version: ConnectorVersion; readonly model: Connector; readonly settings: CustomApiSettings },
): ArmJson {
  const serviceUrl = serviceUrlOf(model);
  return {
    ...envelope(connector, settings),
    properties: {
      ...(settings.kept as JsonObject),
      displayName: version.title,
      description: version.description,
      iconUri: version.icon ?? (settings.kept['iconUri'] as string | undefined),
      brandColor: version.color ?? undefined,
      apiType: (settings.kept['apiType'] as string | undefined) ?? 'Rest',
      capabilities: [...model.capabilities.declared],
      runtimeUrls: serviceUrl === undefined ? [] : [serviceUrl],
      backendService: serviceUrl === undefined ? undefined : { serviceUrl },
      connectionParameters: toConnectionParameters(model.connection),
      connectionParameterSets: toConnectionParameterSets(model),
      swagger: model.definition,
      createdTime: toInstant(connector.createdAt),
      changedTime: toInstant(connector.updatedAt),
    },
  };
}

/** A custom connector in a list: without its documents. */
export function toListedCustomApi(connector: ListedConnector, settings: CustomApiSettings): ArmJson {
  return {
    ...envelope(connector, settings),
    properties: {
      ...(settings.kept as JsonObject),
      displayName: connector.title,
      description: connector.description,
      iconUri: connector.icon ?? (settings.kept['iconUri'] as string | undefined),
      brandColor: connector.color ?? undefined,
      apiType: (settings.kept['apiType'] as string | undefined) ?? 'Rest',
      createdTime: toInstant(connector.createdAt),
      changedTime: toInstant(connector.updatedAt),
    },
  };
}

function envelope(connector: ConnectorRecord, settings: CustomApiSettings): { readonly [name: string]: ArmJson } {
  return {
    id: customApiId(connector),
    name: connector.name,
    type: 'Microsoft.Web/customApis',
    location: connector.region,
    tags: settings.tags,
  };
}

/** The parameters of a connection as the API declares them, of every way to connect, those that follow from its security too. No client secret is among them. */
export function toConnectionParameters(form: ConnectionForm): ArmJson {
  const parameters = [...form.parameters, ...form.sets.flatMap((set) => set.parameters)];
  return Object.fromEntries(
    parameters.map((parameter) => [
      parameter.name,
      parameter.derived ? declarationOf(parameter) : withoutClientSecret(parameter.declaration),
    ]),
  );
}

/** The ways to connect, where there are several, as the API declares them. No client secret is among them. */
export function toConnectionParameterSets({ connection, properties }: Connector): ArmJson {
  if (connection.sets.length === 0) return undefined;
  const own = properties?.['properties'];
  const declared =
    typeof own === 'object' && own !== null && !Array.isArray(own)
      ? (own as JsonObject)['connectionParameterSets']
      : undefined;
  return declared === undefined ? undefined : withoutClientSecret(declared);
}

const declaredTypes: Readonly<Record<ConnectionParameter['type'], string>> = {
  string: 'string',
  secret: 'securestring',
  integer: 'int',
  boolean: 'bool',
  object: 'object',
  oauth: 'oauthSetting',
  gateway: 'gatewaySetting',
  connection: 'connection',
};

function declarationOf({ type, displayName, description, required, oauth }: ConnectionParameter): ArmJson {
  return {
    type: declaredTypes[type],
    uiDefinition: { displayName, description, constraints: { required: String(required), hidden: 'false' } },
    oAuthSettings: oauth && {
      identityProvider: oauth.identityProvider,
      clientId: oauth.clientId,
      scopes: [...oauth.scopes],
      redirectUrl: oauth.redirectUrl,
      customParameters: Object.fromEntries(
        (['authorizationUrl', 'tokenUrl', 'refreshUrl'] as const).map((name) => [
          name,
          oauth[name] === undefined ? undefined : { value: oauth[name] },
        ]),
      ),
    },
  };
}

function withoutClientSecret(declaration: JsonValue | undefined): JsonValue {
  if (Array.isArray(declaration)) return declaration.map(withoutClientSecret);
  if (declaration === undefined) return null;
  if (declaration === null || typeof declaration !== 'object') return declaration;
  const members = Object.entries(declaration).filter(([name]) => name.toLowerCase() !== 'clientsecret');
  return Object.fromEntries(members.map(([name, value]) => [name, withoutClientSecret(value)]));
}

/** Where the calls of a connector go, as one address; undefined while it has no host. */
export function serviceUrlOf({ service }: Connector): string | undefined {
  if (service.host === '') return undefined;
  const scheme = service.schemes.includes('https') ? 'https' : (service.schemes[0] ?? 'https');
  return `${scheme}://${service.host}${service.basePath}`;
}
