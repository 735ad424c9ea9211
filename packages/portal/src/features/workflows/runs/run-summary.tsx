import { Facts } from '../../../ui/facts.tsx';
import { shownInstant, shownSpan } from '../../../ui/instants.ts';
import { Panel } from '../../../ui/panel.tsx';
import { RouterLink } from '../../../ui/router-link.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { WorkflowPlace } from '../workflow-types.ts';
import { failingAction, failureLine } from './failing-action.ts';
import type { Run, RunAction } from './run-types.ts';

interface RunSummaryProps {
  readonly place: WorkflowPlace;
  readonly run: Run;
  readonly actions: readonly RunAction[];
  readonly now: number;
}

/** The facts of a run, which run it repeats, and for which action it failed. */
export function RunSummary({ place, run, actions, now }: RunSummaryProps) {
  const { status, startTime, endTime, error, trigger, correlation, workflow } = run.properties;
  const failed = failingAction(run, actions);
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
          'Failed at': failed === undefined ? '' : failureLine(failed),
          Error: error === undefined ? '' : `${error.message ?? ''} (${error.code ?? ''})`,
        }}
      />
    </Panel>
  );
}
