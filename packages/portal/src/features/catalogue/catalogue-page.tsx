import { Button, makeStyles, SearchBox, Select } from '@fluentui/react-components';
import { BookRegular } from '@fluentui/react-icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { EntryCard } from './entry-card.tsx';
import { useCatalogue } from './use-catalogue.ts';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: '12px' },
  search: { flex: '1 1 280px', maxWidth: 'none' },
  cards: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
    gap: '16px',
  },
});

/** The published connectors, for everyone. */
export function CataloguePage() {
  const styles = useStyles();
  const { search = '', category } = useSearch({ from: '/member/catalogue' });
  const navigate = useNavigate({ from: '/catalogue' });
  const catalogue = useCatalogue(search, category);
  const pages = catalogue.data?.pages ?? [];
  const connectors = pages.flatMap((page) => page.connectors);
  const go = (next: { readonly search?: string; readonly category?: string }) =>
    void navigate({
      replace: true,
      search: Object.fromEntries(
        Object.entries({ search, ...(category ? { category } : {}), ...next }).filter(([, value]) => value !== ''),
      ),
    });
  return (
    <Page
      title="Catalogue"
      intro="Connectors that were certified and published. Everyone can use them, each with an own subscription to the API behind."
    >
      <div className={styles.filters}>
        <SearchBox
          className={styles.search}
          aria-label="Search the catalogue"
          placeholder="Search connectors and operations"
          value={search}
          onChange={(_, data) => go({ search: data.value })}
        />
        <Select aria-label="Category" value={category ?? ''} onChange={(_, data) => go({ category: data.value })}>
          <option value="">All categories</option>
          {(pages[0]?.categories ?? []).map((one) => (
            <option key={one.name} value={one.name}>
              {one.name} ({one.count})
            </option>
          ))}
        </Select>
      </div>
      {catalogue.isError ? (
        <ErrorPanel
          title="Could not read the catalogue."
          error={catalogue.error}
          onRetry={() => void catalogue.refetch()}
        />
      ) : catalogue.isPending ? (
        <Loading label="Reading the catalogue…" />
      ) : connectors.length === 0 ? (
        <EmptyState icon={<BookRegular />} title={search === '' ? 'Nothing has been published yet' : 'Nothing found'}>
          {search === ''
            ? 'Nominate one of your custom connectors: after its review it stands here for everyone.'
            : 'Try fewer or other words; typing errors are forgiven.'}
        </EmptyState>
      ) : (
        <ul className={styles.cards} aria-label="Published connectors">
          {connectors.map((connector) => (
            <EntryCard key={connector.name} connector={connector} />
          ))}
        </ul>
      )}
      {catalogue.hasNextPage ? (
        <div>
          <Button disabled={catalogue.isFetchingNextPage} onClick={() => void catalogue.fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </Page>
  );
}
