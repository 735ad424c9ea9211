import { readValue, type Value, values, writeValue } from '@tenon/definition';
import { type IntegrationAccount, type IntegrationArtifact, integrationAccounts, type Scope } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import type { ArmAnswer, ArmContext, ArmJson, ArmRoute } from '../arm-route.ts';
import { cutByKey, nextLink, readPage } from '../paging.ts';
import { type BodyObject, objectMember, requireObject, textMember } from '../read-body.ts';
import { checkResourceName, toInstant } from '../resource-id.ts';
import type { ManagementServices } from '../services.ts';
import { accountId, accountPath, findAccount } from './integration-account-routes.ts';

type Kind = IntegrationArtifact['kind'];

/** How many characters a map or a schema may have. */
const mostCharacters = 8 * 1024 * 1024;

/** The types of maps that can be applied, and of schemas. */
const types: Readonly<Record<Kind, { readonly member: string; readonly words: readonly string[] }>> = {
  map: { member: 'mapType', words: ['Xslt', 'Liquid'] },
  schema: { member: 'schemaType', words: ['Xml'] },
};

/** Maps and schemas of integration accounts (Microsoft.Logic). */
export function integrationArtifactRoutes(services: ManagementServices): readonly ArmRoute[] {
  return (['map', 'schema'] as const).flatMap((kind) => artifactRoutes(kind, services));
}

function artifactRoutes(kind: Kind, services: ManagementServices): readonly ArmRoute[] {
  const list = `${accountPath}/${kind}s`;
  const path = `${list}/{artifactName}`;
  const read = 'Microsoft.Logic/integrationAccounts/read';
  return [
    { method: 'GET', path: list, permission: read, handle: (context) => listArtifacts(context, kind) },
    {
      method: 'GET',
      path,
      permission: read,
      handle: (context) =>
        context.inTenant(async (scope) => ({ status: 200, body: await showArtifact(scope, context, kind) })),
    },
    {
      method: 'PUT',
      path,
      permission: 'Microsoft.Logic/integrationAccounts/write',
      handle: (context) => putArtifact(context, kind, services),
    },
    {
      method: 'DELETE',
      path,
      permission: 'Microsoft.Logic/integrationAccounts/delete',
      handle: (context) =>
        context.inTenant(async (scope) => {
          const account = await findAccount(scope, context);
          const name = context.params['artifactName'] ?? '';
          const existed = await integrationAccounts(scope).deleteArtifact(account.accountId, { kind, name });
          return { status: existed ? 200 : 204 };
        }),
    },
  ];
}

function listArtifacts(context: ArmContext, kind: Kind): Promise<ArmAnswer> {
  const page = readPage(context);
  return context.inTenant(async (scope) => {
    const account = await findAccount(scope, context);
    const found = await integrationAccounts(scope).artifacts(account.accountId, kind);
    const { rows, last } = cutByKey(found, ({ name }) => name.toLowerCase(), page);
    const value = rows.map((artifact) => toResource(account, artifact));
    return { status: 200, body: { value, nextLink: last && nextLink(context, last) } };
  });
}

async function showArtifact(scope: Scope, context: ArmContext, kind: Kind): Promise<ArmJson> {
  const account = await findAccount(scope, context);
  const name = context.params['artifactName'] ?? '';
  const all = await integrationAccounts(scope).artifacts(account.accountId, kind);
  const found = all.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return toResource(account, found);
  throw armRefusal('ResourceNotFound', `The ${kind} '${name.slice(0, 100)}' could not be found.`);
}

function putArtifact(context: ArmContext, kind: Kind, services: ManagementServices): Promise<ArmAnswer> {
  const name = context.params['artifactName'] ?? '';
  return context.inTenant(async (scope) => {
    const account = await findAccount(scope, context);
    checkResourceName(name, 80);
    const properties = objectMember(requireObject(context.readBody(), `the ${kind}`), 'properties');
    if (properties === undefined) throw armRefusal('InvalidRequestContent', `The ${kind} has no 'properties'.`);
    const { content, others } = readArtifact(kind, properties);
    const outcome = await integrationAccounts(scope).putArtifact(account.accountId, {
      kind,
      name,
      content,
      properties: writeValue(others),
      at: services.clock.now(),
    });
    return { status: outcome === 'created' ? 201 : 200, body: await showArtifact(scope, context, kind) };
  });
}

function readArtifact(
  kind: Kind,
  properties: BodyObject,
): { readonly content: string; readonly others: { readonly [name: string]: Value } } {
  const { member, words } = types[kind];
  const given = textMember(properties, member);
  const type = words.find((word) => word.toLowerCase() === given?.toLowerCase());
  if (type === undefined) {
    throw armRefusal(
      'InvalidRequestContent',
      `'properties.${member}' is '${given?.slice(0, 40) ?? ''}'. What can be applied here is ${words.join(' and ')}.`,
    );
  }
  const content = textMember(properties, 'content') ?? '';
  if (content === '' || content.length > mostCharacters) {
    throw armRefusal(
      'InvalidRequestContent',
      `'properties.content' must be the text of the ${kind}, of at most ${mostCharacters} characters.`,
    );
  }
  const kept = values.propertyNames(properties).filter((name) => !ours.has(name.toLowerCase()) && name !== member);
  const others = kept.map((name): [string, Value] => [name, properties[name] ?? null]);
  return { content, others: values.makeObject([[member, type], ...others]) };
}

/** Members of `properties` that are ours to say. */
const ours = new Set(['content', 'contentlink', 'createdtime', 'changedtime', 'maptype', 'schematype']);

function toResource(account: IntegrationAccount, artifact: IntegrationArtifact): ArmJson {
  const { kind, name, content, properties } = artifact;
  const others = readValue(properties);
  return {
    id: `${accountId(account)}/${kind}s/${name}`,
    name,
    type: `Microsoft.Logic/integrationAccounts/${kind}s`,
    location: account.region,
    properties: {
      ...(values.isObject(others) ? others : {}),
      content,
      createdTime: toInstant(artifact.createdAt),
      changedTime: toInstant(artifact.changedAt),
    },
  };
}
