import type { ConnectionForm, ConnectionParameter, ConnectionParameterType } from '../model/connection-form.ts';
import type { Branding, Capabilities, Metadata } from '../model/connector.ts';
import type { PolicyTemplate } from '../model/policy-template.ts';
import { pointerTo } from '../source/json-pointer.ts';
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listMember,
  member,
  objectMember,
  scalarText,
  textMember,
} from '../source/json-value.ts';
import { readOAuthSettings } from './read-oauth-settings.ts';

/** The connection parameters and parameter sets of a properties document. */
export function readConnectionForm(properties: JsonObject): ConnectionForm {
  const sets = objectMember(properties, 'connectionParameterSets');
  return {
    parameters: readParameters(objectMember(properties, 'connectionParameters')),
    sets: listMember(sets, 'values')
      .filter(isJsonObject)
      .map((set) => ({
        name: textMember(set, 'name') ?? '',
        displayName: displayNameOf(set) || (textMember(set, 'name') ?? ''),
        description: textMember(objectMember(set, 'uiDefinition'), 'description') ?? '',
        parameters: readParameters(objectMember(set, 'parameters')),
      })),
  };
}

function readParameters(declared: JsonObject | undefined): readonly ConnectionParameter[] {
  return Object.entries(declared ?? {}).flatMap(([name, value]) =>
    isJsonObject(value) ? [readConnectionParameter(name, value)] : [],
  );
}

const TYPES: Readonly<Record<string, ConnectionParameterType>> = {
  string: 'string',
  securestring: 'secret',
  int: 'integer',
  integer: 'integer',
  bool: 'boolean',
  boolean: 'boolean',
  object: 'object',
  oauthsetting: 'oauth',
  gatewaysetting: 'gateway',
  connection: 'connection',
};

function readConnectionParameter(name: string, value: JsonObject): ConnectionParameter {
  const written = (textMember(value, 'type') ?? 'string').toLowerCase();
  const ui = objectMember(value, 'uiDefinition');
  const constraints = objectMember(ui, 'constraints');
  const allowed = readAllowedValues(listMember(constraints, 'allowedValues').length > 0 ? constraints : value);
  const settings = objectMember(value, 'oAuthSettings');
  const fallback = member(value, 'defaultValue') ?? member(constraints, 'default');
  return {
    name,
    type: (Object.hasOwn(TYPES, written) ? TYPES[written] : undefined) ?? 'string',
    displayName: displayNameOf(value),
    description: textMember(ui, 'description') ?? textMember(objectMember(ui, 'schema'), 'description') ?? '',
    tooltip: textMember(ui, 'tooltip') ?? '',
    required: isTrue(member(constraints, 'required')),
    hidden: isTrue(member(constraints, 'hidden')),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(allowed.length > 0 ? { allowedValues: allowed } : {}),
    ...(settings ? { oauth: readOAuthSettings(settings) } : {}),
    derived: false,
    declaration: value,
  };
}

function displayNameOf(value: JsonObject): string {
  const ui = objectMember(value, 'uiDefinition');
  return textMember(ui, 'displayName') ?? textMember(ui, 'displayname') ?? '';
}

function isTrue(value: JsonValue | undefined): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

function readAllowedValues(owner: JsonObject | undefined): readonly { value: JsonValue; text: string }[] {
  return listMember(owner, 'allowedValues').map((item) => {
    const value = isJsonObject(item) ? (member(item, 'value') ?? null) : item;
    return { value, text: textMember(item, 'text') ?? textMember(item, 'displayName') ?? scalarText(value) };
  });
}

const PARAMETER_PREFIX = /^x-ms-apimTemplateParameter\./i;

/** The member of a definition that holds what a properties document would say of connections and policies, where there is none. */
export const PROPERTIES = 'x-tenon-properties';

/** The policies of a properties document in their order; `base` points to the list. */
export function readPolicies(properties: JsonObject, base: string): readonly PolicyTemplate[] {
  return listMember(properties, 'policyTemplateInstances').flatMap((item, index) => {
    if (!isJsonObject(item)) return [];
    const declared = objectMember(item, 'parameters') ?? {};
    const parameters: Record<string, JsonValue> = {};
    for (const [name, value] of Object.entries(declared)) {
      if (PARAMETER_PREFIX.test(name) && value !== undefined) parameters[name.replace(PARAMETER_PREFIX, '')] = value;
    }
    const section = (textMember(declared, 'x-ms-apimTemplate-policySection') ?? '').toLowerCase();
    const template = (textMember(item, 'templateId') ?? '').trim().toLowerCase();
    return [
      {
        template,
        title: textMember(item, 'title') ?? '',
        section: section === 'response' || section === 'failure' ? section : usualSection(template),
        operations: listMember(declared, 'x-ms-apimTemplate-operationName').filter((name) => typeof name === 'string'),
        parameters,
        pointer: pointerTo(base, 'policyTemplateInstances', index),
      },
    ];
  });
}

/** Where a template acts when it does not say so. */
function usualSection(template: string): PolicyTemplate['section'] {
  return template === 'updatenextlink' || template === 'setconnectionstatustounauthenticated' ? 'response' : 'request';
}

/** Colour, publisher and owner. */
export function readBranding(properties: JsonObject): Branding {
  const iconBrandColor = textMember(properties, 'iconBrandColor');
  const publisher = textMember(properties, 'publisher');
  const stackOwner = textMember(properties, 'stackOwner');
  return {
    ...(iconBrandColor === undefined ? {} : { iconBrandColor }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(stackOwner === undefined ? {} : { stackOwner }),
  };
}

/** `x-ms-capabilities` of the definition with `capabilities` of the properties document. */
export function readCapabilities(definition: JsonObject, properties: JsonObject): Capabilities {
  const declared = objectMember(definition, 'x-ms-capabilities');
  const test = objectMember(declared, 'testConnection');
  const operationId = textMember(test, 'operationId');
  const filePicker = objectMember(declared, 'file-picker');
  return {
    ...(operationId === undefined
      ? {}
      : { testConnection: { operationId, parameters: objectMember(test, 'parameters') ?? {} } }),
    ...(filePicker ? { filePicker } : {}),
    declared: listMember(properties, 'capabilities').filter((item) => typeof item === 'string'),
  };
}

/** `x-ms-connector-metadata`. */
export function readMetadata(definition: JsonObject): Metadata {
  const entries = listMember(definition, 'x-ms-connector-metadata').flatMap((item) => {
    const name = textMember(item, 'propertyName');
    const value = textMember(item, 'propertyValue');
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
  const find = (name: string): string | undefined =>
    entries.find((entry) => entry.name.trim().toLowerCase() === name)?.value;
  const website = find('website');
  const privacyPolicy = find('privacy policy');
  return {
    ...(website === undefined ? {} : { website }),
    ...(privacyPolicy === undefined ? {} : { privacyPolicy }),
    categories: (find('categories') ?? '')
      .split(/[;,]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    entries,
  };
}
