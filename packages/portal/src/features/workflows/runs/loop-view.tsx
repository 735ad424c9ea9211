import { Button, Caption1, Label, makeStyles, SpinButton, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';
import { Loaded } from '../../../ui/loaded.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { spokenName } from '../definition/definition-object.ts';
import type { ShownRun } from './run-steps.tsx';
import type { ActionRecord } from './run-types.ts';
import { iterationName, iterationsAmong, type Records } from './step-tree.ts';
import { useFailedIterations, useIteration } from './use-iteration.ts';

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: '10px', minWidth: 0 },
  bar: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '8px' },
  number: { width: '96px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface LoopViewProps {
  readonly run: ShownRun;
  readonly name: string;
  readonly record: ActionRecord;
  /** The iteration that the loop itself is in; empty outside of loops. */
  readonly around: string;
  /** Shows the steps of one iteration. */
  readonly children: (records: Records, iteration: string) => ReactNode;
}

/** A loop: one of its repetitions is shown, at first the first that failed, and the others are paged through. */
export function LoopView(props: LoopViewProps) {
  const styles = useStyles();
  const count = props.record.iterationCount ?? 0;
  if (count === 0) return <Caption1 className={styles.quiet}>No repetitions.</Caption1>;
  return <Repetitions {...props} count={count} />;
}

function Repetitions({ run, name, around, count, children }: LoopViewProps & { readonly count: number }) {
  const styles = useStyles();
  const loop = { place: run.place, run: run.name, loop: name, isGoingOn: run.isGoingOn };
  const failed = iterationsAmong(useFailedIterations(loop).data ?? [], around);
  const [chosen, setChosen] = useState<number>();
  const at = Math.min(chosen ?? failed[0] ?? 0, count - 1);
  const iteration = useIteration(loop, iterationName(around, at));
  return (
    <div className={styles.view}>
      <Pager
        title={spokenName(name)}
        count={count}
        at={at}
        failed={failed}
        status={iteration.data?.properties.status}
        onChange={setChosen}
      />
      <Loaded query={iteration} what="the repetition">
        {(shown) => children(new Map(Object.entries(shown.properties.actions ?? {})), shown.name)}
      </Loaded>
    </div>
  );
}

interface PagerProps {
  readonly title: string;
  readonly count: number;
  /** From 0. */
  readonly at: number;
  readonly failed: readonly number[];
  /** How the repetition ended. */
  readonly status: string | undefined;
  readonly onChange: (at: number) => void;
}

/** Chooses a repetition. People count from 1. */
function Pager({ title, count, at, failed, status, onChange }: PagerProps) {
  const styles = useStyles();
  const id = useId();
  const nextFailed = failed.find((one) => one > at) ?? failed[0];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a border and a legend
    <div role="group" aria-label={`Repetitions of ${title}`} className={styles.bar}>
      <Button
        size="small"
        icon={<ChevronLeftRegular />}
        aria-label="Previous repetition"
        disabled={at === 0}
        onClick={() => onChange(at - 1)}
      />
      <Label htmlFor={id}>Repetition</Label>
      <SpinButton
        id={id}
        size="small"
        className={styles.number}
        value={at + 1}
        min={1}
        max={count}
        onChange={(_, { value, displayValue }) => {
          const wanted = value ?? Number(displayValue);
          if (Number.isInteger(wanted) && wanted >= 1 && wanted <= count) onChange(wanted - 1);
        }}
      />
      <Caption1 className={styles.quiet}>of {count.toLocaleString()}</Caption1>
      <Button
        size="small"
        icon={<ChevronRightRegular />}
        aria-label="Next repetition"
        disabled={at >= count - 1}
        onClick={() => onChange(at + 1)}
      />
      {status === undefined ? null : <StatusBadge status={status} />}
      {nextFailed === undefined ? null : nextFailed === at ? (
        <Caption1 className={styles.quiet}>The only one that failed</Caption1>
      ) : (
        <Button size="small" appearance="subtle" onClick={() => onChange(nextFailed)}>
          {failed.length === 1 ? 'Show the one that failed' : `Next of ${failed.length.toLocaleString()} that failed`}
        </Button>
      )}
    </div>
  );
}
