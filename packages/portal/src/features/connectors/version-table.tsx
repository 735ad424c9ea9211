import { type Column, DataTable } from '../../ui/data-table.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { ConnectorDetail } from './use-connector.ts';

type Version = ConnectorDetail['versions'][number];

const columns: readonly Column<Version>[] = [
  { name: 'Version', sortBy: (version) => version.number, show: (version) => version.number },
  { name: 'State', show: (version) => <StatusBadge status={version.state} /> },
  { name: 'Title', show: (version) => version.title },
  { name: 'Note', show: (version) => version.note },
  { name: 'Made by', show: (version) => version.createdBy?.displayName ?? '' },
  { name: 'Made', sortBy: (version) => version.createdAt, show: (version) => shownInstant(version.createdAt) },
];

/** The versions of a connector. */
export function VersionTable({ versions }: { readonly versions: readonly Version[] }) {
  return <DataTable label="Versions" columns={columns} rows={versions} rowKey={(version) => version.id} />;
}
