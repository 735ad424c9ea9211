import { deriveConnectionForm } from '../import/derive-connection.ts';
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

/** What a document in another format keeps of the properties document: policies, and the connection parameters that they use, without secrets. */
export function keptProperties({ properties = {} }: Connector, policies: readonly PolicyTemplate[]): JsonObject {
  const declared = objectMember(properties, 'properties');
  const kept = ['connectionParameters', 'connectionParameterSets'].flatMap((name) => {
    const value = member(declared, name);
    return value === undefined ? [] : [[name, withoutSecrets(value)] as const];
  });
  const policyTemplateInstances = policies.flatMap(({ pointer }) => valueAt(properties, pointer) ?? []);
  return { ...Object.fromEntries(kept), policyTemplateInstances };
}

/** Whether the properties document says more of the connection than the security schemes of the definition do. */
export function hasOwnForm(connector: Connector): boolean {
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
