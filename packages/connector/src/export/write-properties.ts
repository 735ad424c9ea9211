import type { ConnectionParameter, ConnectionParameterType, OAuthSettings } from '../model/connection-form.ts';
import type { Connector, ServiceVariable } from '../model/connector.ts';
import type { JsonObject, JsonValue } from '../source/json-value.ts';

/** The properties document of a connector that came without one, made from its connection form. */
export function writeProperties(connector: Connector): JsonObject {
  const { connection, branding } = connector;
  const kinds = new Set(connector.operations.map(({ kind }) => (kind === 'action' ? 'actions' : 'triggers')));
  return {
    properties: {
      connectionParameters: writeParameters(connection.parameters),
      ...(connection.sets.length > 0
        ? {
            connectionParameterSets: {
              uiDefinition: { displayName: 'Authentication', description: 'How to sign in.' },
              values: connection.sets.map((set) => ({
                name: set.name,
                uiDefinition: { displayName: set.displayName, description: set.description },
                parameters: writeParameters(set.parameters),
              })),
            },
          }
        : {}),
      iconBrandColor: branding.iconBrandColor ?? '#3f4b57',
      capabilities: [...kinds].sort(),
      policyTemplateInstances: writeHostPolicy(connector),
      ...(branding.publisher === undefined ? {} : { publisher: branding.publisher }),
      ...(branding.stackOwner === undefined ? {} : { stackOwner: branding.stackOwner }),
    },
  };
}

function writeParameters(parameters: readonly ConnectionParameter[]): JsonObject {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, writeParameter(parameter)]));
}

const TYPES: Readonly<Record<ConnectionParameterType, string>> = {
  string: 'string',
  secret: 'securestring',
  integer: 'int',
  boolean: 'bool',
  object: 'object',
  oauth: 'oauthSetting',
  gateway: 'gatewaySetting',
  connection: 'connection',
};

function writeParameter(parameter: ConnectionParameter): JsonObject {
  if (!parameter.derived) return parameter.declaration;
  const displayName = parameter.displayName || parameter.name;
  return {
    type: TYPES[parameter.type],
    ...(parameter.default === undefined ? {} : { defaultValue: parameter.default }),
    ...(parameter.oauth ? { oAuthSettings: writeOAuth(parameter.oauth) } : {}),
    uiDefinition: {
      displayName,
      description: parameter.description || displayName,
      tooltip: parameter.tooltip || displayName,
      constraints: {
        required: String(parameter.required),
        ...(parameter.allowedValues
          ? { allowedValues: parameter.allowedValues.map(({ value, text }) => ({ text, value })) }
          : {}),
      },
    },
  };
}

function writeOAuth(oauth: OAuthSettings): JsonObject {
  const custom: Record<string, JsonValue> = {};
  for (const name of ['authorizationUrl', 'tokenUrl', 'refreshUrl'] as const) {
    const url = oauth[name];
    if (url !== undefined) custom[name] = { value: url };
  }
  return {
    identityProvider: oauth.identityProvider,
    clientId: oauth.clientId ?? '',
    scopes: oauth.scopes,
    redirectMode: oauth.redirectMode,
    ...(oauth.grant === 'authorization-code' ? {} : { 'x-tenon-grant': oauth.grant }),
    customParameters: custom,
  };
}

/** Variables of the server address, and the addresses that operations have of their own, become host policies. */
function writeHostPolicy(connector: Connector): readonly JsonValue[] {
  const { service, operations } = connector;
  const base = `${service.schemes[0] ?? 'https'}://${service.host}`;
  const own = Map.groupBy(
    operations.filter(({ server }) => server !== undefined),
    ({ server = '', serverTemplate: { url } = { url: server } }) => (/^https?:\/\//i.test(url) ? url : `${base}${url}`),
  );
  return [
    ...(service.variables.length === 0
      ? []
      : [
          hostPolicy(
            'Set the host from the connection',
            templateOf(connector, `${base}${service.basePath}`, service.variables),
          ),
        ]),
    ...[...own].map(([address, found]) =>
      hostPolicy(
        'Send operations to their own address',
        templateOf(connector, address, [...(found[0]?.serverTemplate?.variables ?? []), ...service.variables]),
        found.map(({ operationId }) => operationId),
      ),
    ),
  ];
}

/** An address with its variables as expressions; with a default where the connection parameter has none because addresses differ in it. */
function templateOf({ connection }: Connector, address: string, variables: readonly ServiceVariable[]): string {
  return address.replace(/\{([^{}]+)\}/g, (_written, name: string) => {
    const parameter = connection.parameters.find((one) => one.name === name);
    const usual = variables.find((variable) => variable.name === name)?.default ?? '';
    const isNeeded = parameter?.default === undefined && usual !== '' && !usual.includes("'");
    return isNeeded ? `@connectionParameters('${name}','${usual}')` : `@connectionParameters('${name}')`;
  });
}

function hostPolicy(title: string, urlTemplate: string, operations?: readonly string[]): JsonValue {
  return {
    templateId: 'dynamichosturl',
    title,
    parameters: {
      'x-ms-apimTemplateParameter.urlTemplate': urlTemplate,
      ...(operations ? { 'x-ms-apimTemplate-operationName': operations } : {}),
    },
  };
}
