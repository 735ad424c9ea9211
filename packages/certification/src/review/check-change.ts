import type { VersionChangeKind } from '../survey/changes/version-change.ts';
import type { CheckedRule } from './rule.ts';

/** Reports the changes of one kind. */
export function checkChange(kind: VersionChangeKind): CheckedRule<'change'>['check'] {
  return (change, report) => {
    if (change.kind === kind) report(change, change.message, change.detail);
  };
}
