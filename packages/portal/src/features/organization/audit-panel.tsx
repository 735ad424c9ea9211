import { listAuditEntries } from '@tenon/contract';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { auditWords } from './audit-words.ts';
import { useOrganizationQuery } from './use-organization-query.ts';

/** What was done in the tenant, the newest 100 entries. */
export function AuditPanel() {
  const entries = useOrganizationQuery('audit', listAuditEntries, { query: { limit: 100 } });
  return (
    <Loaded query={entries} what="the audit entries">
      {(data) =>
        data.entries.length === 0 ? (
          <EmptyState title="Nothing has been recorded yet">
            Every change of people, roles and connectors appears here.
          </EmptyState>
        ) : (
          <DataTable
            label="Audit entries"
            rows={data.entries}
            rowKey={(entry) => entry.id}
            columns={[
              { name: 'When', sortBy: (entry) => entry.at, show: (entry) => shownInstant(entry.at) },
              { name: 'Who', show: (entry) => entry.by?.displayName ?? 'The server' },
              { name: 'What', sortBy: (entry) => auditWords(entry.action), show: (entry) => auditWords(entry.action) },
              { name: 'On', show: (entry) => entry.target },
            ]}
          />
        )
      }
    </Loaded>
  );
}
