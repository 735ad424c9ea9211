import { Checkbox, makeStyles } from '@fluentui/react-components';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useChecklist } from './use-checklist.ts';
import type { Review } from './use-review.ts';

const useStyles = makeStyles({
  points: { border: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
});

/** What a person looks at; every point must be ticked before the nomination can be approved. */
export function ChecklistPanel({ review }: { readonly review: Review }) {
  const styles = useStyles();
  const checklist = useChecklist(review.id);
  const canTick = review.nextSteps.includes('check');
  const left = review.checklist.filter((point) => !point.done).length;
  return (
    <Panel
      title="Checklist"
      intro={left === 0 ? 'Every point is ticked.' : `${left} of ${review.checklist.length} points are still open.`}
    >
      {checklist.isError ? <ErrorPanel title="The point was not ticked." error={checklist.error} /> : null}
      <fieldset className={styles.points} disabled={!canTick} aria-label="Checklist points">
        {review.checklist.map((point) => (
          <Checkbox
            key={point.id}
            label={point.title}
            checked={point.done}
            onChange={(_, data) => checklist.mutate({ point: point.id, done: data.checked === true })}
          />
        ))}
      </fieldset>
    </Panel>
  );
}
