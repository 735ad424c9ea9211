import { type Value, values } from '@tenon/definition';
import {
  type ConnectorRecord,
  type ConnectorVersion,
  connectors,
  connectorVersions,
  customApiSettings,
  type Scope,
} from '@tenon/store';
import { record } from '../../audit/record.ts';
import { keepClientSecrets } from '../../connectors/client-secrets.ts';
import { makeContent } from '../../connectors/make-version.ts';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext } from '../arm-route.ts';
import { type BodyObject, objectMember, requireObject, tagsOf, textMember, wordMember } from '../read-body.ts';
import { checkResourceName } from '../resource-id.ts';
import { resourceRegion } from '../resource-region.ts';
import type { ManagementServices } from '../services.ts';
import { embeddedSwagger, makeDocuments } from './custom-api-documents.ts';
import { fetchDefinition } from './fetch-definition.ts';
import { showCustomApi } from './find-custom-api.ts';
import { keepPackage } from './keep-package.ts';
import { definitionFromWsdl, readWsdlText } from './wsdl-routes.ts';

/** Members of `properties` that are answered as they came, because nothing here is made of them. */
const keptMembers = ['iconUri', 'apiDefinitions', 'wsdlDefinition', 'termsOfUseUri', 'metadata'];
const apiTypes = ['NotSpecified', 'Rest', 'Soap'];

/** Creates a custom connector, or saves a new version of it. A document that cannot be imported is refused with its places. */
export async function putCustomApi(context: ArmContext, services: ManagementServices): Promise<ArmAnswer> {
  const body = requireObject(context.readBody(), 'the custom API');
  const properties = objectMember(body, 'properties') ?? {};
  const apiType = wordMember(properties, 'apiType', apiTypes);
  textMember(properties, 'iconUri');
  for (const name of ['apiDefinitions', 'wsdlDefinition', 'metadata']) objectMember(properties, name);
  const name = context.params['apiName'] ?? '';
  const swagger = embeddedSwagger(properties) ?? (await fetchSwagger(properties, services));
  const files = makeDocuments(properties, { name, swagger });
  // What cannot be read is refused before anything is locked.
  makeContent(services.models, files);
  return context.inTenant(async (scope) => {
    const { caller, subscriptionId, resourceGroup } = context;
    const existing = await connectors(scope).findByName(subscriptionId, resourceGroup, name);
    if (existing === undefined) checkResourceName(name, 80);
    if (existing?.state === 'draft' && existing.createdBy !== caller.memberId) {
      throw armRefusal('InvalidResourceName', `The name '${name}' is taken by somebody's draft. Choose another name.`);
    }
    const region = await resourceRegion(scope, textMember(body, 'location'), {
      what: 'a custom API',
      existing,
      groupRegion: context.region,
    });
    const at = services.clock.now();
    const connector = existing ?? (await insertConnector(scope, context, { services, region, at }));
    await connectors(scope).lock(connector.connectorId);
    const newest = await connectorVersions(scope).newest(connector.connectorId);
    const before = newest && services.models.of(newest).value;
    const { content, clientSecrets } = makeContent(
      services.models,
      before === undefined ? files : keepPackage(before, files),
    );
    const version = await saveVersion(scope, connector, { content, at, by: caller.memberId, services });
    await connectors(scope).update(connector.connectorId, { state: 'saved', updatedAt: at });
    await saveSettings(scope, connector, { body, properties, apiType, clientSecrets, services });
    await record(scope, services, {
      by: caller,
      action: existing === undefined ? 'connector.imported' : 'connector.saved',
      target: connector.connectorId,
      detail: { name: connector.name, version: version.number },
    });
    const shown = { ...connector, state: 'saved' as const, updatedAt: at };
    return { status: 200, body: await showCustomApi(scope, { connector: shown, version, services }) };
  });
}

/** The Swagger document that a resource names instead of holding it: by address, or as WSDL. */
async function fetchSwagger(properties: BodyObject, services: ManagementServices): Promise<BodyObject | undefined> {
  const address = textMember(objectMember(properties, 'apiDefinitions') ?? {}, 'originalSwaggerUrl');
  if (address) return fetchDefinition(services, address);
  const wsdl = objectMember(properties, 'wsdlDefinition');
  if (wsdl === undefined || (!textMember(wsdl, 'content') && !textMember(wsdl, 'url'))) return undefined;
  return definitionFromWsdl(await readWsdlText(services, wsdl));
}

async function insertConnector(
  scope: Scope,
  context: ArmContext,
  { services, region, at }: { readonly services: ManagementServices; readonly region: string; readonly at: Date },
): Promise<ConnectorRecord> {
  const made: ConnectorRecord = {
    tenantId: context.caller.tenantId,
    connectorId: services.ids.next(),
    subscriptionId: context.subscriptionId,
    resourceGroup: context.resourceGroup,
    region,
    name: context.params['apiName'] ?? '',
    state: 'saved',
    createdBy: context.caller.memberId,
    createdAt: at,
    updatedAt: at,
  };
  if (!(await connectors(scope).insert(made)))
    throw armRefusal('InvalidResourceName', `The name '${made.name}' was taken a moment ago.`);
  return made;
}

async function saveVersion(
  scope: Scope,
  connector: ConnectorRecord,
  {
    content,
    at,
    by,
    services,
  }: {
    readonly content: ReturnType<typeof makeContent>['content'];
    readonly at: Date;
    readonly by: string;
    readonly services: ManagementServices;
  },
): Promise<ConnectorVersion> {
  const newest = await connectorVersions(scope).newest(connector.connectorId);
  if (newest?.state === 'saved' && newest.digest === content.digest) return newest;
  const version: ConnectorVersion = {
    ...content,
    tenantId: connector.tenantId,
    connectorVersionId: newest?.state === 'draft' ? newest.connectorVersionId : services.ids.next(),
    connectorId: connector.connectorId,
    number: newest === undefined ? 1 : newest.state === 'draft' ? newest.number : newest.number + 1,
    state: 'saved',
    note: '',
    createdBy: by,
    createdAt: at,
  };
  if (newest?.state === 'draft') await connectorVersions(scope).replaceDraft(version);
  else await connectorVersions(scope).insert(version);
  return version;
}

async function saveSettings(
  scope: Scope,
  connector: ConnectorRecord,
  {
    body,
    properties,
    apiType,
    clientSecrets,
    services,
  }: {
    readonly body: BodyObject;
    readonly properties: BodyObject;
    readonly apiType: string | undefined;
    readonly clientSecrets: Readonly<Record<string, string>>;
    readonly services: ManagementServices;
  },
): Promise<void> {
  await keepClientSecrets(scope, services, { connector, secrets: clientSecrets });
  const before = await customApiSettings(scope).find(connector.connectorId);
  const kept = keptMembers.flatMap((name): [string, Value][] => {
    const value = values.findProperty(properties, name);
    return value === undefined || value === null
      ? []
      : [[name, name === 'apiDefinitions' ? withoutSwagger(value) : value]];
  });
  await customApiSettings(scope).put(connector.connectorId, {
    tags: tagsOf(body) ?? before.tags,
    kept: { ...Object.fromEntries(kept), ...(apiType === undefined ? {} : { apiType }) },
    secrets: before.secrets,
  });
}

function withoutSwagger(definitions: Value): Value {
  if (!values.isObject(definitions)) return definitions;
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => name.toLowerCase() !== 'swagger'));
}
