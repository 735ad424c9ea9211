import { auditEntries, type Scope } from '@tenon/store';
import type { ServerParts } from '../parts.ts';

/** Records that something was done, in the same transaction as the doing. `detail` never holds a secret. */
export async function record(
  scope: Scope,
  { ids, clock }: Pick<ServerParts, 'ids' | 'clock'>,
  done: {
    readonly by: { readonly tenantId: string; readonly memberId: string | null };
    readonly action: string;
    readonly target: string;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await auditEntries(scope).insert({
    tenantId: done.by.tenantId,
    entryId: ids.next(),
    at: clock.now(),
    memberId: done.by.memberId,
    action: done.action,
    target: done.target,
    detail: done.detail ?? {},
  });
}
