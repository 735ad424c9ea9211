import { Button, makeStyles } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { shownInstant, shownSpan } from '../../../ui/instants.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { RouterLink } from '../../../ui/router-link.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { WorkflowPlace } from '../workflow-types.ts';
import { BulkActions } from './bulk-actions.tsx';
import { anyRun, asksForAnything } from './run-search.ts';
import { RunSearchForm } from './run-search-form.tsx';
import { hasEnded, type Run } from './run-types.ts';
import { useNow } from './use-now.ts';
import { useRuns } from './use-runs.ts';

const useStyles = makeStyles({ more: { display: 'flex', justifyContent: 'center' } });

/** The runs of a workflow, newest first, searched, and changed many at a time; it follows those that go on. */
export function RunHistory({ place }: { readonly place: WorkflowPlace }) {
  const styles = useStyles();
  const [search, setSearch] = useState(anyRun);
  const runs = useRuns(place, search);
  const now = useNow(runs.data?.some((run) => !hasEnded(run.properties.status)) === true);
  const columns = useMemo<readonly Column<Run>[]>(
    () => [
      {
        name: 'Started',
        sortBy: (run) => run.properties.startTime ?? '',
        show: (run) => (
          <RouterLink to="/workflows/$subscription/$group/$name/runs/$run" params={{ ...place, run: run.name }}>
            {shownInstant(run.properties.startTime)}
          </RouterLink>
        ),
      },
      {
        name: 'Status',
        sortBy: (run) => run.properties.status,
        show: (run) => <StatusBadge status={run.properties.status} />,
      },
      { name: 'Duration', show: (run) => shownSpan(run.properties.startTime, run.properties.endTime, now) },
      { name: 'Run', show: (run) => <code>{run.name}</code> },
    ],
    [place, now],
  );
  return (
    <Panel title="Run history">
      <RunSearchForm search={search} onSearch={setSearch} />
      <Loaded query={runs} what="the run history">
        {(data) => (
          <>
            {data.length > 0 ? <BulkActions key={JSON.stringify(search)} place={place} search={search} /> : null}
            {data.length > 0 ? (
              <DataTable label="Run history" columns={columns} rows={data} rowKey={(run) => run.id} />
            ) : asksForAnything(search) ? (
              <EmptyState icon={<HistoryRegular />} title="No run found">
                {runs.hasNextPage ? 'Not among the newest ones; the search can go on.' : 'Ask for less, or clear it.'}
              </EmptyState>
            ) : (
              <EmptyState icon={<HistoryRegular />} title="No runs yet">
                Each run appears here by itself, with the inputs and outputs of every step.
              </EmptyState>
            )}
            {runs.hasNextPage ? (
              <div className={styles.more}>
                <Button disabled={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
                  {asksForAnything(search) ? 'Search on' : 'Show more'}
                </Button>
              </div>
            ) : null}
          </>
        )}
      </Loaded>
    </Panel>
  );
}
