import { Facts } from '../../../ui/facts.tsx';
import { shownInstant, shownSpan } from '../../../ui/instants.ts';
import { Panel } from '../../../ui/panel.tsx';
import { RouterLink } from '../../../ui/router-link.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { WorkflowPlace } from '../workflow-types.ts';
import type { Run } from './run-types.ts';

interface RunSummaryProps {
  readonly place: WorkflowPlace;
  readonly run: Run;
  readonly now: number;
}

/** The facts of a run, and which run it repeats. */
export function RunSummary({ place, run, now }: RunSummaryProps) {
  const { status, startTime, endTime, error, trigger, correlation, workflow } = run.properties;
  const origin = trigger?.originHistoryName;
  return (
    <Panel title="Summary">
      <Facts
        facts={{
          Status: <StatusBadge status={status} />,
          Started: shownInstant(startTime),
          Duration: shownSpan(startTime, endTime, now),
          'Run name': run.name,
          'Carried out again from':
            origin === undefined || origin === run.name ? (
              ''
            ) : (
              <RouterLink to="/workflows/$subscription/$group/$name/runs/$run" params={{ ...place, run: origin }}>
                {origin}
              </RouterLink>
            ),
          'Tracking id': correlation?.clientTrackingId === run.name ? '' : correlation?.clientTrackingId,
          'Workflow version': workflow?.name,
          Error: error === undefined ? '' : `${error.message ?? ''} (${error.code ?? ''})`,
        }}
      />
    </Panel>
  );
}
