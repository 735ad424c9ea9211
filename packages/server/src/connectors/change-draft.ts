import type { Connector } from '@tenon/connector';
import type { AnswerOf, getConnector, RouteContract } from '@tenon/contract';
import {
  type ConnectorRecord,
  type ConnectorVersion,
  connectors,
  connectorVersions,
  type Scope,
  type SourceFile,
} from '@tenon/store';
import type { MemberCall } from '../routing/route.ts';
import { keepClientSecrets } from './client-secrets.ts';
import { describeConnector } from './describe-connector.ts';
import { findConnector } from './find-connector.ts';
import { makeContent } from './make-version.ts';

type DraftCall = Pick<MemberCall<RouteContract>, 'parts' | 'may' | 'member' | 'inTenant' | 'authorize'>;

/**
 * Changes the documents of a connector's draft. A connector without one gets a new version as draft first: what was
 * saved is never changed. Documents that can no longer be read are refused, and the draft stays as it was. `beside` changes in
 * the same transaction what is kept beside the documents, knowing the model that they have now.
 */
export function changeDraft(
  call: DraftCall,
  connectorId: string,
  change: (model: Connector, files: readonly SourceFile[]) => readonly SourceFile[],
  beside?: (scope: Scope, changed: { readonly connector: ConnectorRecord; readonly model: Connector }) => Promise<void>,
): Promise<AnswerOf<typeof getConnector>> {
  const { parts, member, inTenant, authorize } = call;
  return inTenant(async (scope) => {
    const connector = await findConnector(scope, member, connectorId);
    authorize(connector);
    await connectors(scope).lock(connectorId);
    const newest = await connectorVersions(scope).newest(connectorId);
    const model = newest === undefined ? undefined : parts.models.of(newest).value;
    if (newest === undefined || model === undefined) {
      throw new Error(`The newest version of the connector ${connectorId} cannot be read.`);
    }
    const { content, model: changed, clientSecrets } = makeContent(parts.models, change(model, newest.files));
    const now = parts.clock.now();
    if (newest.state === 'draft') {
      await connectorVersions(scope).replaceDraft({ ...newest, ...content });
    } else if (content.digest !== newest.digest) {
      const draft: ConnectorVersion = {
        ...newest,
        ...content,
        connectorVersionId: parts.ids.next(),
        number: newest.number + 1,
        state: 'draft',
        note: '',
        createdBy: member.memberId,
        createdAt: now,
      };
      await connectorVersions(scope).insert(draft);
    }
    await keepClientSecrets(scope, parts, { connector, secrets: clientSecrets });
    await beside?.(scope, { connector, model: changed });
    await connectors(scope).update(connectorId, { updatedAt: now });
    return describeConnector(scope, call, { ...connector, updatedAt: now });
  });
}
