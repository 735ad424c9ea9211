import { Button } from '@fluentui/react-components';
import { ArrowRepeatAllRegular, BranchForkRegular, RecordStopRegular } from '@fluentui/react-icons';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { RouterLink } from '../../../ui/router-link.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import type { WorkflowPlace } from '../workflow-types.ts';
import { ForkDialog } from './fork-dialog.tsx';
import { RunSteps } from './run-steps.tsx';
import { RunSummary } from './run-summary.tsx';
import { hasEnded, type Run, type RunAction } from './run-types.ts';
import { shownDefinition } from './step-tree.ts';
import { useCancelRun } from './use-cancel-run.ts';
import { useNow } from './use-now.ts';
import { type Resubmission, useResubmitRun } from './use-resubmit-run.ts';
import { useRun, useRunDefinition } from './use-run.ts';

/** A run: what started it and its actions inside of each other, with their inputs and outputs, live while it goes on. */
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
  const cancel = useCancelRun(place, run.name);
  const { again, resubmit } = useGoToNewRun(place, run.name);
  const definition = useRunDefinition(place, run.name);
  const [isForking, setForking] = useState(false);
  const { status, trigger } = run.properties;
  const isGoingOn = !hasEnded(status);
  const now = useNow(isGoingOn);
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
      <Loaded query={definition} what="the workflow of the run">
        {(found) => (
          <RunSteps
            run={{
              place,
              name: run.name,
              definition: shownDefinition(found.definition, actions),
              isGoingOn,
              now,
              resubmitFrom: resubmit.isPending ? undefined : (action) => void again({ kind: 'from', action }),
            }}
            trigger={trigger}
            records={new Map(actions.map(({ name, properties }) => [name, properties]))}
          />
        )}
      </Loaded>
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
