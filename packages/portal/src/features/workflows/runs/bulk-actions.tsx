import { Button, makeStyles, ProgressBar, Text } from '@fluentui/react-components';
import { ArrowRepeatAllRegular, RecordStopRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import type { WorkflowPlace } from '../workflow-types.ts';
import { type BulkProgress, changeManyRuns, mostRunsAtOnce } from './change-many-runs.ts';
import { type RunSearch, toRunFilter } from './run-search.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', gap: '8px', flexWrap: 'wrap', alignItems: 'center' },
  progress: { display: 'flex', flexDirection: 'column', gap: '8px' },
});

type Action = 'resubmitRuns' | 'cancelRuns';

const words: Readonly<Record<Action, { title: string; confirm: string; what: string; done: string }>> = {
  resubmitRuns: {
    title: 'Resubmit these runs?',
    confirm: 'Resubmit runs',
    what: 'Each run that the search finds is carried out again from the start, with what started it, and with the definition as it is now.',
    done: 'resubmitted',
  },
  cancelRuns: {
    title: 'Cancel these runs?',
    confirm: 'Cancel runs',
    what: 'Each run that the search finds and that still goes on is ended where it is.',
    done: 'cancelled',
  },
};

/** Resubmits or cancels all runs of a search, after asking, and shows how far that is. */
export function BulkActions({ place, search }: { readonly place: WorkflowPlace; readonly search: RunSearch }) {
  const styles = useStyles();
  const client = useQueryClient();
  const [asking, setAsking] = useState<Action>();
  const [work, setWork] = useState<Work>();
  const start = (action: Action) => {
    const stop = new AbortController();
    const tell = (progress: BulkProgress) => setWork({ action, stop, progress });
    setWork({ action, stop });
    changeManyRuns(place, { action, filter: filterOf(action, search) }, { signal: stop.signal, tell })
      .catch((error: unknown) => setWork({ action, stop, error }))
      .finally(() => void client.invalidateQueries({ queryKey: ['runs', place] }));
  };
  const isBusy = work !== undefined && work.error === undefined && work.progress?.isOver !== true;
  return (
    <>
      <div className={styles.bar}>
        <Button icon={<ArrowRepeatAllRegular />} disabled={isBusy} onClick={() => setAsking('resubmitRuns')}>
          Resubmit all found
        </Button>
        <Button icon={<RecordStopRegular />} disabled={isBusy} onClick={() => setAsking('cancelRuns')}>
          Cancel all found
        </Button>
      </div>
      {asking === undefined ? null : (
        <ConfirmDialog
          title={words[asking].title}
          confirm={words[asking].confirm}
          onConfirm={async () => start(asking)}
          onClose={() => setAsking(undefined)}
        >
          <Text>
            {words[asking].what} At most {mostRunsAtOnce.toLocaleString()} runs, newest first; you can stop on the way.
          </Text>
        </ConfirmDialog>
      )}
      {work === undefined ? null : <WorkView work={work} />}
    </>
  );
}

interface Work {
  readonly action: Action;
  readonly stop: AbortController;
  readonly progress?: BulkProgress;
  readonly error?: unknown;
}

function WorkView({ work: { action, stop, progress, error } }: { readonly work: Work }) {
  const styles = useStyles();
  if (error !== undefined) return <ErrorPanel title="It could not be finished." error={error} />;
  const { done = 0, refused = 0, total, reason, isOver = false } = progress ?? {};
  const aim = total === undefined ? undefined : Math.min(total, mostRunsAtOnce);
  const of = aim === undefined || isOver ? '' : ` of ${aim.toLocaleString()}`;
  return (
    <div role="status" className={styles.progress}>
      <Text>
        {done.toLocaleString()}
        {of} {done === 1 ? 'run' : 'runs'} {words[action].done}
        {refused > 0
          ? `, ${refused.toLocaleString()} left as they are${reason === undefined ? '' : `: ${reason}`}`
          : ''}
        {isOver ? '' : '…'}
      </Text>
      {isOver ? null : (
        <>
          <ProgressBar {...(aim === undefined || aim === 0 ? {} : { value: (done + refused) / aim })} />
          <div>
            <Button size="small" onClick={() => stop.abort()}>
              Stop
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Only runs that go on can be cancelled, whatever else the search finds. */
function filterOf(action: Action, search: RunSearch): string {
  return toRunFilter(action === 'cancelRuns' && search.status === '' ? { ...search, status: 'Running' } : search);
}
