import { Button, makeStyles } from '@fluentui/react-components';
import {
  ArrowRepeatAllRegular,
  BranchForkRegular,
  PlayMultiple16Regular,
  RecordStopRegular,
} from '@fluentui/react-icons';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { RouterLink } from '../../../ui/router-link.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { spokenName } from '../definition/definition-object.ts';
import type { WorkflowPlace } from '../workflow-types.ts';
import { ForkDialog } from './fork-dialog.tsx';
import { RecordCard } from './record-card.tsx';
import { RepetitionsView } from './repetitions-view.tsx';
import { RunSummary } from './run-summary.tsx';
import { hasEnded, type Run, type RunAction } from './run-types.ts';
import { useCancelRun } from './use-cancel-run.ts';
import { useNow } from './use-now.ts';
import { type Resubmission, useResubmitRun } from './use-resubmit-run.ts';
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
      {(data) => <RunView key={run} place={place} run={data.run} actions={data.actions} />}
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
  const cancel = useCancelRun(place, run.name);
  const { again, resubmit } = useGoToNewRun(place, run.name);
  const [opened, setOpened] = useState<string>();
  const [isForking, setForking] = useState(false);
  const { status, trigger } = run.properties;
  const isGoingOn = !hasEnded(status);
  const now = useNow(isGoingOn);
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
            onClick={() => void again({ kind: 'whole' })}
          >
            Resubmit
          </Button>
          <Button icon={<BranchForkRegular />} disabled={trigger === undefined} onClick={() => setForking(true)}>
            Fork
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
      {isForking && trigger !== undefined ? (
        <ForkDialog
          trigger={trigger}
          onFork={(body) => again({ kind: 'fork', outputs: { body } })}
          onClose={() => setForking(false)}
        />
      ) : null}
      <RunSummary place={place} run={run} actions={actions} now={now} />
      <ol className={styles.flow} aria-label="Steps of the run">
        {trigger === undefined ? null : (
          <RecordCard
            title={spokenName(trigger.name)}
            kind="Trigger"
            record={trigger}
            now={now}
            isOpen={opened === 'trigger'}
            onToggle={() => toggle('trigger')}
          />
        )}
        {actions.map(({ name, properties }) => (
          <RecordCard
            key={name}
            title={spokenName(name)}
            kind="Action"
            record={properties}
            now={now}
            isOpen={opened === name}
            onToggle={() => toggle(name)}
          >
            {properties.canResubmit === true ? (
              <div>
                <Button
                  size="small"
                  icon={<PlayMultiple16Regular />}
                  disabled={resubmit.isPending}
                  onClick={() => void again({ kind: 'from', action: name })}
                >
                  Resubmit from here
                </Button>
              </div>
            ) : null}
            {properties.repetitionCount === undefined ? null : (
              <RepetitionsView place={place} run={run.name} action={name} />
            )}
          </RecordCard>
        ))}
      </ol>
    </Page>
  );
}

/** Carries the run out again and shows the new run. */
function useGoToNewRun(place: WorkflowPlace, run: string) {
  const navigate = useNavigate();
  const resubmit = useResubmitRun(place, run);
  const again = async (resubmission: Resubmission) => {
    const next = await resubmit.mutateAsync(resubmission);
    if (next === undefined) return;
    await navigate({
      to: '/workflows/$subscription/$group/$name/runs/$run',
      params: { ...place, run: next },
    });
  };
  return { resubmit, again };
}
