import { deriveConnectionForm } from '../import/derive-connection.ts';
import { PROPERTIES } from '../import/read-properties.ts';
import { readCommonRequirements } from '../import/read-security.ts';
import type { ConnectionParameter } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import type { PolicyTemplate } from '../model/policy-template.ts';
import { valueAt } from '../source/json-pointer.ts';
import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  objectMember,
  textMember,
} from '../source/json-value.ts';
import type { Report } from './export-report.ts';

/** How the connector looks and who answers for it, which OpenAPI has no word for. */
const BRANDING = ['iconBrandColor', 'capabilities', 'publisher', 'stackOwner'];
const CONNECTION = ['connectionParameters', 'connectionParameterSets'];

/**
 * What an OpenAPI document keeps of the properties document as an extension, without secrets: the policies that it cannot say, with the
 * connection parameters that they use, or those alone where no security scheme says them, and the branding.
 */
export function propertiesBeside(
  connector: Connector,
  policies: readonly PolicyTemplate[],
  report: Report,
): JsonObject | undefined {
  const { properties = {} } = connector;
  const declared = objectMember(properties, 'properties');
  const hasForm = hasOwnForm(connector);
  const names = [...(hasForm || policies.length > 0 ? CONNECTION : []), ...BRANDING];
  const kept = names.flatMap((name) => {
    const value = member(declared, name);
    return value === undefined ? [] : [[name, withoutSecrets(value)] as const];
  });
  if (policies.length > 0) reportPolicies(policies, report);
  else if (hasForm)
    report.info(
      'export-connection-kept',
      `OpenAPI has no connection parameters; those of the properties document are kept as "${PROPERTIES}", which others do not read.`,
      '',
    );
  if (policies.length + kept.length === 0) return undefined;
  const policyTemplateInstances = policies.flatMap(({ pointer }) => valueAt(properties, pointer) ?? []);
  return { ...Object.fromEntries(kept), ...(policies.length > 0 ? { policyTemplateInstances } : {}) };
}

function reportPolicies(policies: readonly PolicyTemplate[], report: Report): void {
  const names = [...new Set(policies.map(({ template }) => template))].join(', ');
  report.warn(
    'export-policies-left-out',
    `OpenAPI has no policies; ${policies.length} of the properties document are kept as "${PROPERTIES}", which others do not read (${names}).`,
    '',
  );
}

/** Whether the properties document says more of the connection than the security schemes of the definition do. */
function hasOwnForm(connector: Connector): boolean {
  const { connection, definition, properties } = connector;
  if (properties === undefined || connection.parameters.length + connection.sets.length === 0) return false;
  const derived = deriveConnectionForm(connector, readCommonRequirements(definition));
  if (connection.sets.length > 0 || derived.sets.length > 0) return true;
  const told = ({ name, type, required, oauth }: ConnectionParameter): string =>
    JSON.stringify([
      name,
      type,
      required,
      oauth && [oauth.grant, oauth.authorizationUrl, oauth.tokenUrl, oauth.clientId || undefined],
    ]);
  const known = new Set(derived.parameters.map(told));
  return connection.parameters.some((parameter) => !known.has(told(parameter)));
}

function withoutSecrets(value: JsonValue): JsonValue {
  if (isJsonList(value)) return value.map(withoutSecrets);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).filter(
    // A connection parameter may be called so; it says of which type it is.
    ([name, inner]) => name.toLowerCase() !== 'clientsecret' || textMember(inner, 'type') !== undefined,
  );
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutSecrets(inner ?? null)]));
}
