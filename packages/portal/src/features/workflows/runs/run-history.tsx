import { HistoryRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { shownInstant, shownSpan } from '../../../ui/instants.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { RouterLink } from '../../../ui/router-link.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { WorkflowPlace } from '../workflow-types.ts';
import { hasEnded, type Run } from './run-types.ts';
import { useNow } from './use-now.ts';
import { useRuns } from './use-runs.ts';

/** The newest runs of a workflow; it follows those that go on. */
export function RunHistory({ place }: { readonly place: WorkflowPlace }) {
  const runs = useRuns(place);
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
      <Loaded query={runs} what="the run history">
        {(data) =>
          data.length === 0 ? (
            <EmptyState icon={<HistoryRegular />} title="No runs yet">
              Each run appears here by itself, with the inputs and outputs of every step.
            </EmptyState>
          ) : (
            <DataTable label="Run history" columns={columns} rows={data} rowKey={(run) => run.id} />
          )
        }
      </Loaded>
    </Panel>
  );
}
