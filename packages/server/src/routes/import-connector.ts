import { type BodyOf, importConnector as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import type { Egress } from '@tenon/runtime';
import {
  type ConnectorRecord,
  connectors,
  connectorVersions,
  resourceGroups,
  type Scope,
  type SourceFile,
} from '@tenon/store';
import { record } from '../audit/record.ts';
import { keepClientSecrets } from '../connectors/client-secrets.ts';
import { describeConnector } from '../connectors/describe-connector.ts';
import { fetchDefinition } from '../connectors/fetch-definition.ts';
import { checkHasOperations, makeContent } from '../connectors/make-version.ts';
import { readFiles, sourceBodyLimit } from '../connectors/read-files.ts';
import { toResourceName } from '../connectors/resource-name.ts';
import { notFound } from '../routing/not-allowed.ts';
import { route } from '../routing/route.ts';
import { checkRegion } from '../tenancy/check-region.ts';

/** Imports an API definition as a draft connector. What cannot be read is refused with its places, and nothing is kept. */
export const importConnector = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  bodyLimit: sourceBodyLimit,
  carriesFiles: true,
  handle: async (call) => {
    const { body, member, parts, authorize } = call;
    const { group, region } = await call.inTenant(async (scope) => {
      const found = await resourceGroups(scope).find(body.subscriptionId, body.resourceGroup);
      if (found === undefined) throw notFound('resource group', body.resourceGroup);
      authorize({ subscriptionId: body.subscriptionId, resourceGroup: found.name });
      return { group: found, region: await checkRegion(scope, body.region ?? found.region) };
    });
    const files = await sourcesOf(parts.egress, body);
    return call.inTenant(async (scope) => {
      const { content, diagnostics, clientSecrets } = makeContent(parts.models, files);
      checkHasOperations(content.operationCount, diagnostics);
      const createdAt = parts.clock.now();
      const connector: ConnectorRecord = {
        tenantId: member.tenantId,
        connectorId: parts.ids.next(),
        subscriptionId: body.subscriptionId,
        resourceGroup: group.name,
        region,
        name: body.name ?? toResourceName(content.title),
        state: 'draft',
        createdBy: member.memberId,
        createdAt,
        updatedAt: createdAt,
      };
      const kept =
        body.name === undefined ? await insertUnderFreeName(scope, connector) : await insert(scope, connector);
      await connectorVersions(scope).insert({
        ...content,
        tenantId: member.tenantId,
        connectorVersionId: parts.ids.next(),
        connectorId: kept.connectorId,
        number: 1,
        state: 'draft',
        note: '',
        createdBy: member.memberId,
        createdAt,
      });
      await keepClientSecrets(scope, parts, { connector: kept, secrets: clientSecrets });
      await record(scope, parts, {
        by: member,
        action: 'connector.imported',
        target: kept.connectorId,
        detail: { name: kept.name, title: content.title },
      });
      return describeConnector(scope, call, kept);
    });
  },
});

/** The documents of a request, or the one at its address, which is fetched before anything is written. */
async function sourcesOf(egress: Egress, body: BodyOf<typeof contract>): Promise<readonly SourceFile[]> {
  const { files, address, acceptRepair } = body;
  if ((files === undefined) === (address === undefined)) {
    throw new Refusal('request-not-valid', 'Give either "files" or the "address" of one document.');
  }
  const given = files ?? [await fetchDefinition(egress, address ?? '')];
  return readFiles({ files: given, ...(acceptRepair === undefined ? {} : { acceptRepair }) });
}

async function insert(scope: Scope, connector: ConnectorRecord): Promise<ConnectorRecord> {
  if (await connectors(scope).insert(connector)) return connector;
  throw new Refusal(
    'name-taken',
    `The resource group "${connector.resourceGroup}" has a connector "${connector.name}" already. Choose another name.`,
  );
}

/** A name that was made from a title gets a number when it is taken. */
async function insertUnderFreeName(scope: Scope, connector: ConnectorRecord): Promise<ConnectorRecord> {
  for (let number = 1; number <= 50; number += 1) {
    const name = number === 1 ? connector.name : `${connector.name}-${number}`;
    if (await connectors(scope).insert({ ...connector, name })) return { ...connector, name };
  }
  return insert(scope, { ...connector, name: `${connector.name.slice(0, 40)}-${connector.connectorId.slice(-12)}` });
}
