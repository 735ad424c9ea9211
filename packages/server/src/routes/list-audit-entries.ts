import { listAuditEntries as contract } from '@tenon/contract';
import { auditEntries } from '@tenon/store';
import { route } from '../routing/route.ts';

/** What was done in the tenant, newest first. */
export const listAuditEntries = route({
  contract,
  permission: 'Tenon/auditEntries/read',
  at: 'tenant',
  handle: ({ query, inTenant }) =>
    inTenant(async (scope) => {
      const entries = await auditEntries(scope).list(query);
      return {
        entries: entries.map(({ entryId, at, memberId, memberName, action, target, detail }) => ({
          id: entryId,
          at: at.toISOString(),
          by: memberId === null ? null : { id: memberId, displayName: memberName ?? '' },
          action,
          target,
          detail: { ...detail },
        })),
      };
    }),
});
