import { Switch } from '@fluentui/react-components';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { ConnectorIcon } from '../../ui/connector-icon.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { NamedThing } from '../../ui/named-thing.tsx';
import { Page } from '../../ui/page.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { Review } from './use-review.ts';
import { useReviews } from './use-reviews.ts';

type ReviewSummary = Pick<
  Review,
  'id' | 'state' | 'connector' | 'versionNumber' | 'publisher' | 'submittedAt' | 'updatedAt'
>;

/** The queue of the reviewers. */
export function ReviewsPage() {
  const [which, setWhich] = useState<'open' | 'all'>('open');
  const reviews = useReviews(which);
  return (
    <Page
      title="Reviews"
      intro="Nominations that wait for a reviewer, oldest first. Whoever wrote or nominated a version cannot review it."
      actions={
        <Switch
          label="Show all"
          checked={which === 'all'}
          onChange={(_, data) => setWhich(data.checked ? 'all' : 'open')}
        />
      }
    >
      <Loaded query={reviews} what="reviews">
        {(data) =>
          data.length === 0 ? (
            <EmptyState icon={<ClipboardTaskListLtrRegular />} title="Nothing waits for a review">
              A nomination appears here as soon as its publisher has signed the agreement.
            </EmptyState>
          ) : (
            <DataTable label="Reviews" columns={columns} rows={data} rowKey={(review) => review.id} />
          )
        }
      </Loaded>
    </Page>
  );
}

const columns: readonly Column<ReviewSummary>[] = [
  {
    name: 'Connector',
    sortBy: (review) => review.connector.title,
    show: (review) => (
      <NamedThing
        icon={<ConnectorIcon title={review.connector.title} icon={review.connector.icon} color={null} />}
        detail={`Version ${review.versionNumber} of ${review.publisher.organization}`}
      >
        <RouterLink to="/reviews/$nominationId" params={{ nominationId: review.id }}>
          {review.connector.title}
        </RouterLink>
      </NamedThing>
    ),
  },
  { name: 'State', sortBy: (review) => review.state, show: (review) => <StatusBadge status={review.state} /> },
  { name: 'Nominated', sortBy: (review) => review.submittedAt, show: (review) => shownInstant(review.submittedAt) },
  { name: 'Changed', sortBy: (review) => review.updatedAt, show: (review) => shownInstant(review.updatedAt) },
];
