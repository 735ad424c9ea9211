import { diffConnectors } from '@tenon/connector';
import type { AnswerOf, getNominationForm } from '@tenon/contract';
import type { SourceFile } from '@tenon/store';
import type { ConnectorModels } from '../connectors/connector-models.ts';
import { digestFiles } from '../connectors/read-files.ts';

/** What a newer version changes for those who use the older one; null when either cannot be read. */
export function compareVersions(
  models: ConnectorModels,
  before: readonly SourceFile[],
  after: readonly SourceFile[],
): AnswerOf<typeof getNominationForm>['changes'] {
  const old = models.of({ digest: digestFiles(before), files: before }).value;
  const changed = models.of({ digest: digestFiles(after), files: after }).value;
  if (old === undefined || changed === undefined) return null;
  const { bump, oldVersion, newVersion, changes } = diffConnectors(old, changed);
  return {
    bump,
    oldVersion,
    newVersion,
    changes: changes.slice(0, 500).map(({ operationId, kind, class: weight, message, reason }) => ({
      kind,
      class: weight,
      operationId: operationId ?? null,
      message,
      reason,
    })),
  };
}
