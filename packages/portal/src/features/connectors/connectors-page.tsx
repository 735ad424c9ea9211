import { SearchBox } from '@fluentui/react-components';
import { AddRegular, PlugConnectedRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { ConnectorIcon } from '../../ui/connector-icon.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { NamedThing } from '../../ui/named-thing.tsx';
import { Page } from '../../ui/page.tsx';
import { RouterButton, RouterLink } from '../../ui/router-link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { type ConnectorSummary, useConnectors } from './use-connectors.ts';

/** The custom connectors of the context. */
export function ConnectorsPage() {
  const { subscription, region } = useMember();
  const connectors = useConnectors();
  const [search, setSearch] = useState('');
  return (
    <Page
      title="Custom connectors"
      intro={`Everyone in ${subscription.displayName} and ${region.displayName} sees these when choosing a connector. Drafts are seen by their author only.`}
      actions={<CreateConnector />}
    >
      <Loaded query={connectors} what="connectors">
        {(data) =>
          data.connectors.length === 0 ? (
            <EmptyState
              icon={<PlugConnectedRegular />}
              title="No custom connectors here yet"
              actions={<CreateConnector />}
            >
              Import the OpenAPI definition of an API, and everyone in this subscription and region can use it in
              workflows without writing code.
            </EmptyState>
          ) : (
            <>
              <SearchBox
                aria-label="Search connectors"
                placeholder="Search by name or description"
                value={search}
                onChange={(_, change) => setSearch(change.value)}
              />
              <ConnectorTable connectors={data.connectors} search={search} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function CreateConnector() {
  return (
    <RouterButton to="/connectors/new" appearance="primary" icon={<AddRegular />}>
      Create connector
    </RouterButton>
  );
}

const columns: readonly Column<ConnectorSummary>[] = [
  {
    name: 'Connector',
    sortBy: (connector) => connector.title,
    show: (connector) => (
      <NamedThing
        icon={<ConnectorIcon title={connector.title} icon={connector.icon} color={connector.color} />}
        detail={connector.title === connector.name ? connector.description : connector.title}
      >
        <RouterLink
          to={connector.state === 'draft' ? '/connectors/$connectorId/edit' : '/connectors/$connectorId'}
          params={{ connectorId: connector.id }}
        >
          {connector.name}
        </RouterLink>
      </NamedThing>
    ),
  },
  {
    name: 'State',
    sortBy: (connector) => connector.state,
    show: (connector) => <StatusBadge status={connector.state === 'draft' ? 'Draft' : 'Active'} />,
  },
  {
    name: 'Operations',
    sortBy: (connector) => connector.operationCount,
    show: (connector) => connector.operationCount,
  },
  {
    name: 'Resource group',
    sortBy: (connector) => connector.resourceGroup,
    show: (connector) => connector.resourceGroup,
  },
  { name: 'Made by', show: (connector) => connector.createdBy?.displayName ?? '' },
  {
    name: 'Changed',
    sortBy: (connector) => connector.updatedAt,
    show: (connector) => shownInstant(connector.updatedAt),
  },
];

function ConnectorTable({
  connectors,
  search,
}: {
  readonly connectors: readonly ConnectorSummary[];
  readonly search: string;
}) {
  const found = useMemo(() => {
    const words = search.trim().toLowerCase();
    return connectors.filter((one) => `${one.name} ${one.title} ${one.description}`.toLowerCase().includes(words));
  }, [connectors, search]);
  if (found.length === 0) {
    return <EmptyState title="Nothing found">No connector here has “{search}” in its name or description.</EmptyState>;
  }
  return <DataTable label="Custom connectors" columns={columns} rows={found} rowKey={(connector) => connector.id} />;
}
