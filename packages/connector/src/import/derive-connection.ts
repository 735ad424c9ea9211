import type {
  ConnectionForm,
  ConnectionParameter,
  ConnectionParameterSet,
  OAuthSettings,
} from '../model/connection-form.ts';
import type { Connector, ServiceVariable } from '../model/connector.ts';
import type { SecurityRequirement } from '../model/operation.ts';
import type { SecurityScheme } from '../model/security.ts';

/** The parts of a connector that a connection form is made from. */
type Described = Pick<Connector, 'security' | 'service' | 'operations'>;

/**
 * The connection form that the security schemes of a definition ask for, where no properties document says it. Schemes
 * that are alternatives become parameter sets; variables of the server become parameters.
 */
export function deriveConnectionForm(
  described: Described,
  requirements: readonly SecurityRequirement[] | undefined,
): ConnectionForm {
  const alternatives = alternativesOf(described, requirements);
  const extra = extraSchemes(described, alternatives).flatMap((name) => {
    const scheme = described.security.get(name);
    return scheme ? parametersOfScheme(name, scheme, true).map((one) => ({ ...one, required: false })) : [];
  });
  const withExtra = (own: readonly ConnectionParameter[]): readonly ConnectionParameter[] => [
    ...own,
    ...extra.filter(({ name }) => !own.some((one) => one.name === name)),
  ];
  const variables = variablesOf(described);
  const shared = uniqueNames(variables).map(
    (variable): ConnectionParameter => ({
      ...textParameter(variable.name, { displayName: variable.name, description: variable.description }),
      required: variable.default === '',
      // Where addresses differ in what they usually have, each keeps its own.
      ...(variable.default === '' || !isAlike(variable, variables) ? {} : { default: variable.default }),
      ...(variable.allowed.length > 0
        ? { allowedValues: variable.allowed.map((value) => ({ value, text: value })) }
        : {}),
    }),
  );
  if (alternatives.length <= 1) {
    return { parameters: [...shared, ...withExtra(parametersOf(described.security, alternatives[0] ?? []))], sets: [] };
  }
  const sets = alternatives.map((names): ConnectionParameterSet => {
    const name = names.length === 0 ? 'anonymous' : names.join('+');
    return {
      name,
      displayName: names.length === 0 ? 'No authentication' : names.join(' and '),
      description: '',
      parameters: withExtra(parametersOf(described.security, names)),
    };
  });
  return { parameters: shared, sets };
}

/** The variables of all addresses: those of the API, then those of operations. */
function variablesOf({ service, operations }: Described): readonly ServiceVariable[] {
  return [...service.variables, ...operations.flatMap(({ serverTemplate }) => serverTemplate?.variables ?? [])];
}

function uniqueNames(variables: readonly ServiceVariable[]): readonly ServiceVariable[] {
  return [...Map.groupBy(variables, ({ name }) => name).values()].flatMap(([first]) => first ?? []);
}

function isAlike(variable: ServiceVariable, all: readonly ServiceVariable[]): boolean {
  return all.every((one) => one.name !== variable.name || one.default === variable.default);
}

/** The sets of schemes to choose from: the requirements of the document, else those of the operations, else each scheme. */
function alternativesOf(
  described: Described,
  requirements: readonly SecurityRequirement[] | undefined,
): readonly (readonly string[])[] {
  const declared = requirements ?? described.operations.flatMap(({ security }) => security ?? []);
  const usable = declared
    .map((requirement) =>
      requirement.map(({ scheme }) => scheme).filter((scheme) => isUsable(described.security.get(scheme))),
    )
    .filter((names, index, all) => names.length > 0 || (all.length === 1 && index === 0));
  const unique = [...new Map(usable.map((names) => [names.join('\n'), names])).values()];
  if (unique.length > 0) return unique;
  return [...described.security].filter(([, scheme]) => isUsable(scheme)).map(([name]) => [name]);
}

/** The schemes that some operations ask for besides those to choose from: whoever wants to call these gives their values too. */
function extraSchemes(described: Described, alternatives: readonly (readonly string[])[]): readonly string[] {
  const known = new Set(alternatives.flat());
  const wanted = described.operations.flatMap(({ security = [] }) => {
    const schemes = security.map((requirement) => requirement.map(({ scheme }) => scheme));
    const isMet = schemes.length === 0 || schemes.some((names) => names.every((name) => known.has(name)));
    return isMet ? [] : (schemes.find((names) => names.every((name) => isUsable(described.security.get(name)))) ?? []);
  });
  return [...new Set(wanted)].filter((name) => !known.has(name));
}

function isUsable(scheme: SecurityScheme | undefined): boolean {
  return scheme !== undefined && scheme.kind !== 'unsupported';
}

function parametersOf(
  security: ReadonlyMap<string, SecurityScheme>,
  names: readonly string[],
): readonly ConnectionParameter[] {
  const keys = names.filter((name) => security.get(name)?.kind === 'api-key');
  return names.flatMap((name) => {
    const scheme = security.get(name);
    return scheme ? parametersOfScheme(name, scheme, keys.length > 1) : [];
  });
}

function parametersOfScheme(name: string, scheme: SecurityScheme, hasOthers: boolean): readonly ConnectionParameter[] {
  const { description } = scheme;
  switch (scheme.kind) {
    case 'basic':
      return [
        textParameter('username', { displayName: 'User name', description }),
        { ...textParameter('password', { displayName: 'Password', description }), type: 'secret' },
      ];
    case 'bearer':
      return [{ ...textParameter('bearer_token', { displayName: 'Token', description }), type: 'secret' }];
    case 'api-key':
      return [{ ...textParameter(hasOthers ? name : 'api_key', { displayName: name, description }), type: 'secret' }];
    case 'oauth2':
      return [oauthParameter(settingsOf(scheme), description)];
    case 'open-id-connect':
      return [oauthParameter({ ...NO_SETTINGS, custom: new Map([['openidconnecturl', scheme.url]]) }, description)];
    case 'mutual-tls':
      return [
        {
          ...textParameter('client_certificate', { displayName: 'Client certificate (PFX, base64)', description }),
          type: 'secret',
        },
        {
          ...textParameter('client_certificate_password', { displayName: 'Password of the certificate', description }),
          type: 'secret',
          required: false,
        },
      ];
    case 'unsupported':
      return [];
  }
}

const NO_SETTINGS: OAuthSettings = {
  identityProvider: 'oauth2',
  grant: 'authorization-code',
  scopes: [],
  scopeDelimiter: ' ',
  redirectMode: 'GlobalPerConnector',
  custom: new Map(),
};

function settingsOf(scheme: Extract<SecurityScheme, { kind: 'oauth2' }>): OAuthSettings {
  const refreshUrl = scheme.refreshUrl ?? scheme.tokenUrl;
  return {
    ...NO_SETTINGS,
    grant: scheme.grant,
    scopes: scheme.scopes,
    ...(scheme.authorizationUrl === undefined ? {} : { authorizationUrl: scheme.authorizationUrl }),
    ...(scheme.tokenUrl === undefined ? {} : { tokenUrl: scheme.tokenUrl }),
    ...(refreshUrl === undefined ? {} : { refreshUrl }),
  };
}

function oauthParameter(oauth: OAuthSettings, description: string): ConnectionParameter {
  return { ...textParameter('token', { displayName: 'Sign in', description }), type: 'oauth', oauth };
}

function textParameter(name: string, texts: { displayName: string; description: string }): ConnectionParameter {
  return {
    name,
    type: 'string',
    ...texts,
    tooltip: '',
    required: true,
    hidden: false,
    derived: true,
    declaration: {},
  };
}
