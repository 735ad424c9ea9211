import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowRepeatAllRegular, RecordStopRegular } from '@fluentui/react-icons';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { shownInstant, shownSpan } from '../../../ui/instants.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { RouterLink } from '../../../ui/router-link.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { WorkflowPlace } from '../workflow-types.ts';
import { RecordCard } from './record-card.tsx';
import { hasEnded, type Run, type RunAction } from './run-types.ts';
import { useCancelRun } from './use-cancel-run.ts';
import { useNow } from './use-now.ts';
import { useResubmitRun } from './use-resubmit-run.ts';
import { useRun } from './use-run.ts';

const useStyles = makeStyles({
  flow: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '10px' },
});

/** A run: what started it and each action with its inputs and outputs, live while it goes on. */
export function RunPage() {
  const { run, ...place } = useParams({ from: '/member/workflows/$subscription/$group/$name/runs/$run' });
  const query = useRun(place, run);
  return (
    <Loaded query={query} what="the run">
      {(data) => <RunView place={place} run={data.run} actions={data.actions} />}
    </Loaded>
  );
}

interface RunViewProps {
  readonly place: WorkflowPlace;
  readonly run: Run;
  readonly actions: readonly RunAction[];
}

function RunView({ place, run, actions }: RunViewProps) {
  const styles = useStyles();
  const navigate = useNavigate();
  const cancel = useCancelRun(place, run.name);
  const resubmit = useResubmitRun(place);
  const [opened, setOpened] = useState<string>();
  const { status, startTime, endTime, error, trigger, correlation, workflow } = run.properties;
  const isGoingOn = !hasEnded(status);
  const now = useNow(isGoingOn);
  const history = trigger?.originHistoryName ?? run.name;
  const toggle = (key: string) => setOpened((old) => (old === key ? undefined : key));
  return (
    <Page
      title="Run"
      badge={<StatusBadge status={status} />}
      above={
        <RouterLink to="/workflows/$subscription/$group/$name" params={place}>
          {place.name}
        </RouterLink>
      }
      actions={
        <>
          <Button
            icon={<ArrowRepeatAllRegular />}
            disabled={trigger === undefined || resubmit.isPending}
            onClick={() =>
              resubmit.mutate(
                { trigger: trigger?.name ?? '', history },
                {
                  onSuccess: (next) => {
                    if (next !== undefined) {
                      void navigate({
                        to: '/workflows/$subscription/$group/$name/runs/$run',
                        params: { ...place, run: next },
                      });
                    }
                  },
                },
              )
            }
          >
            Resubmit
          </Button>
          <Button
            icon={<RecordStopRegular />}
            disabled={!isGoingOn || cancel.isPending}
            onClick={() => cancel.mutate()}
          >
            Cancel run
          </Button>
        </>
      }
    >
      {cancel.isError || resubmit.isError ? (
        <ErrorPanel title="That did not work." error={cancel.error ?? resubmit.error} />
      ) : null}
      <Panel title="Summary">
        <Facts
          facts={{
            Status: <StatusBadge status={status} />,
            Started: shownInstant(startTime),
            Duration: shownSpan(startTime, endTime, now),
            'Run name': run.name,
            'Tracking id': correlation?.clientTrackingId === run.name ? '' : correlation?.clientTrackingId,
            'Workflow version': workflow?.name,
            Error: error === undefined ? '' : `${error.message ?? ''} (${error.code ?? ''})`,
          }}
        />
      </Panel>
      <ol className={styles.flow} aria-label="Steps of the run">
        {trigger === undefined ? null : (
          <RecordCard
            title={trigger.name.replaceAll('_', ' ')}
            kind="Trigger"
            record={trigger}
            now={now}
            isOpen={opened === 'trigger'}
            onToggle={() => toggle('trigger')}
          />
        )}
        {actions.map((action) => (
          <RecordCard
            key={action.name}
            title={action.name.replaceAll('_', ' ')}
            kind="Action"
            record={action.properties}
            now={now}
            isOpen={opened === action.name}
            onToggle={() => toggle(action.name)}
          />
        ))}
      </ol>
    </Page>
  );
}
