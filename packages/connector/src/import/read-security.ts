import type { SecurityRequirement } from '../model/operation.ts';
import type { SecurityScheme } from '../model/security.ts';
import { pointerTo } from '../source/json-pointer.ts';
import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  objectMember,
  textMember,
} from '../source/json-value.ts';
import type { ImportContext } from './import-context.ts';

/** The security schemes of a definition by name. */
export function readSecurity(context: ImportContext): ReadonlyMap<string, SecurityScheme> {
  const names = context.dialect === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
  let declared: JsonValue | undefined = context.definition;
  for (const name of names) declared = member(declared, name);
  const pointer = pointerTo('', ...names);
  const schemes = new Map<string, SecurityScheme>();
  for (const [name, value] of Object.entries(isJsonObject(declared) ? declared : {})) {
    const resolved = value === undefined ? undefined : context.resolve(value, pointerTo(pointer, name));
    if (!resolved || !isJsonObject(resolved.value)) continue;
    const scheme = readScheme(resolved.value);
    schemes.set(name, scheme);
    reportUnsupported(context, { name, scheme, pointer: pointerTo(pointer, name) });
  }
  return schemes;
}

/** Says of an API key of 2.0, which has no other way to say it, that it is a bearer token. */
export const BEARER = 'x-tenon-bearer';

function readScheme(value: JsonObject): SecurityScheme {
  const description = textMember(value, 'description') ?? '';
  switch (textMember(value, 'type')) {
    case 'basic':
      return { kind: 'basic', description };
    case 'apiKey': {
      if (value[BEARER] === true) return { kind: 'bearer', description };
      const location = textMember(value, 'in');
      return {
        kind: 'api-key',
        location: location === 'query' || location === 'cookie' ? location : 'header',
        name: textMember(value, 'name') ?? '',
        description,
      };
    }
    case 'http':
      return readHttpScheme(value, description);
    case 'oauth2':
      return readOAuth(value, description);
    case 'openIdConnect':
      return { kind: 'open-id-connect', url: textMember(value, 'openIdConnectUrl') ?? '', description };
    case 'mutualTLS':
      return { kind: 'mutual-tls', description };
    default:
      return { kind: 'unsupported', declared: String(textMember(value, 'type') ?? 'nothing'), description };
  }
}

function readHttpScheme(value: JsonObject, description: string): SecurityScheme {
  const scheme = (textMember(value, 'scheme') ?? '').toLowerCase();
  if (scheme === 'basic') return { kind: 'basic', description };
  if (scheme === 'bearer') return { kind: 'bearer', description };
  return { kind: 'unsupported', declared: `http ${scheme}`, description };
}

type OAuthGrant = Extract<SecurityScheme, { kind: 'oauth2' }>['grant'];

/** The names of flows in 2.0 and 3.x, the most useful first. */
const FLOWS: readonly (readonly [string, OAuthGrant])[] = [
  ['authorizationCode', 'authorization-code'],
  ['accessCode', 'authorization-code'],
  ['clientCredentials', 'client-credentials'],
  ['application', 'client-credentials'],
  ['implicit', 'implicit'],
  ['password', 'password'],
];

function readOAuth(value: JsonObject, description: string): SecurityScheme {
  const flows = objectMember(value, 'flows');
  const named = textMember(value, 'flow');
  const [flow, grant] = FLOWS.find(([name]) => (flows ? objectMember(flows, name) : named === name)) ?? [
    '',
    'authorization-code',
  ];
  const details = flows ? (objectMember(flows, flow) ?? {}) : value;
  const authorizationUrl = textMember(details, 'authorizationUrl');
  const tokenUrl = textMember(details, 'tokenUrl');
  const refreshUrl = textMember(details, 'refreshUrl');
  return {
    kind: 'oauth2',
    grant,
    ...(authorizationUrl === undefined ? {} : { authorizationUrl }),
    ...(tokenUrl === undefined ? {} : { tokenUrl }),
    ...(refreshUrl === undefined ? {} : { refreshUrl }),
    scopes: Object.keys(objectMember(details, 'scopes') ?? {}),
    description,
  };
}

function reportUnsupported(
  context: ImportContext,
  found: { name: string; scheme: SecurityScheme; pointer: string },
): void {
  const { scheme, name, pointer } = found;
  if (scheme.kind !== 'unsupported' && !(scheme.kind === 'api-key' && scheme.name === '')) return;
  const what = scheme.kind === 'unsupported' ? `of the type ${JSON.stringify(scheme.declared)}` : 'without a name';
  context.report({
    code: 'import-security-unsupported',
    severity: 'warning',
    message: `The security scheme ${JSON.stringify(name)} is ${what}; calls go without it.`,
    pointer,
    part: 'key',
    remedy: 'Declare an API key, basic, bearer or OAuth 2.0 scheme, or set a header by a policy.',
  });
}

/**
 * What a document asks of all operations that say nothing themselves; undefined where it says nothing either. An empty list says nothing:
 * editors write it into definitions with a scheme that every call needs.
 */
export function readCommonRequirements(definition: JsonObject): readonly SecurityRequirement[] | undefined {
  const requirements = readRequirements(definition);
  return requirements?.length === 0 ? undefined : requirements;
}

/** The requirements on a document or operation; undefined when nothing is said. */
export function readRequirements(value: JsonObject): readonly SecurityRequirement[] | undefined {
  const declared = member(value, 'security');
  if (!isJsonList(declared)) return undefined;
  return declared.filter(isJsonObject).map((requirement) =>
    Object.entries(requirement).map(([scheme, scopes]) => ({
      scheme,
      scopes: isJsonList(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
    })),
  );
}
