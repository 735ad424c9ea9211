import { CertificateRegular } from '@fluentui/react-icons';
import { ConnectorIcon } from '../../ui/connector-icon.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { NamedThing } from '../../ui/named-thing.tsx';
import { Page } from '../../ui/page.tsx';
import { RouterButton, RouterLink } from '../../ui/router-link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { NominationDetail } from './use-nomination.ts';
import { useNominations } from './use-nominations.ts';

type NominationSummary = Pick<
  NominationDetail,
  'id' | 'state' | 'connector' | 'versionNumber' | 'submittedBy' | 'submittedAt' | 'updatedAt'
>;

/** The nominations of the tenant. */
export function NominationsPage() {
  const nominations = useNominations();
  return (
    <Page
      title="Nominations"
      intro="The way of your connectors into the catalogue: nominated, agreement signed, reviewed, staged, published as Preview."
    >
      <Loaded query={nominations} what="nominations">
        {(data) =>
          data.length === 0 ? (
            <EmptyState
              icon={<CertificateRegular />}
              title="Nothing has been nominated yet"
              actions={<RouterButton to="/connectors">Choose a connector</RouterButton>}
            >
              Open one of your custom connectors and choose Nominate. You see all findings before anything is sent.
            </EmptyState>
          ) : (
            <DataTable label="Nominations" columns={columns} rows={data} rowKey={(nomination) => nomination.id} />
          )
        }
      </Loaded>
    </Page>
  );
}

const columns: readonly Column<NominationSummary>[] = [
  {
    name: 'Connector',
    sortBy: (nomination) => nomination.connector.title,
    show: (nomination) => (
      <NamedThing
        icon={<ConnectorIcon title={nomination.connector.title} icon={nomination.connector.icon} color={null} />}
        detail={`Version ${nomination.versionNumber}`}
      >
        <RouterLink to="/nominations/$nominationId" params={{ nominationId: nomination.id }}>
          {nomination.connector.title}
        </RouterLink>
      </NamedThing>
    ),
  },
  {
    name: 'State',
    sortBy: (nomination) => nomination.state,
    show: (nomination) => <StatusBadge status={nomination.state} />,
  },
  { name: 'Nominated by', show: (nomination) => nomination.submittedBy?.displayName ?? '' },
  {
    name: 'Nominated',
    sortBy: (nomination) => nomination.submittedAt,
    show: (nomination) => shownInstant(nomination.submittedAt),
  },
  {
    name: 'Changed',
    sortBy: (nomination) => nomination.updatedAt,
    show: (nomination) => shownInstant(nomination.updatedAt),
  },
];
