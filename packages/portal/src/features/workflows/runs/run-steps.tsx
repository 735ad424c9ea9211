import { makeStyles, tokens } from '@fluentui/react-components';
import { FlashRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type DefinitionObject, spokenName } from '../definition/definition-object.ts';
import { actionsAt, type ScopePath, topScope } from '../definition/scopes.ts';
import { readSteps } from '../definition/steps.ts';
import type { WorkflowPlace } from '../workflow-types.ts';
import { RecordCard } from './record-card.tsx';
import { RecordDetails } from './record-details.tsx';
import type { TriggerRecord } from './run-types.ts';
import { walkSteps } from './step-keys.ts';
import { StepOfRun } from './step-of-run.tsx';
import type { Records } from './step-tree.ts';

const useStyles = makeStyles({
  steps: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    minWidth: 0,
  },
  top: { display: 'flex', flexDirection: 'column', gap: '8px' },
  empty: { color: tokens.colorNeutralForeground2, margin: 0 },
});

/** The run whose steps are shown. */
export interface ShownRun {
  readonly place: WorkflowPlace;
  readonly name: string;
  readonly definition: DefinitionObject;
  readonly isGoingOn: boolean;
  readonly now: number;
  /** Carries the run out again from an action on; undefined while that is under way. */
  readonly resubmitFrom: ((action: string) => void) | undefined;
}

interface RunStepsProps {
  readonly run: ShownRun;
  readonly trigger: TriggerRecord | undefined;
  readonly records: Records;
}

/** What started a run, and its steps inside of each other, as the designer shows them. The arrow keys walk through them. */
export function RunSteps({ run, trigger, records }: RunStepsProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside of it take the keys; they only come along here
    <div className={styles.top} onKeyDown={walkSteps}>
      {trigger === undefined ? null : (
        <ol className={styles.steps} aria-label="Trigger of the run">
          <RecordCard
            title={spokenName(trigger.name)}
            kind="Trigger"
            Icon={FlashRegular}
            record={trigger}
            now={run.now}
            isOpen={isOpen}
            onToggle={() => setOpen(!isOpen)}
          >
            <RecordDetails record={trigger} />
          </RecordCard>
        </ol>
      )}
      <StepList run={run} scope={topScope} records={records} around="" label="Steps of the run" />
    </div>
  );
}

/** Where steps are shown, and what was recorded of them. */
export interface StepListProps {
  readonly run: ShownRun;
  readonly scope: ScopePath;
  readonly records: Records;
  /** The name of the iteration that they are in; empty outside of loops. */
  readonly around: string;
  readonly label: string;
}

function StepList({ run, scope, records, around, label }: StepListProps) {
  const styles = useStyles();
  const steps = readSteps(actionsAt(run.definition, scope));
  if (steps.length === 0) return <p className={styles.empty}>No steps.</p>;
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step) => (
        <StepOfRun
          key={step.name}
          run={run}
          scope={scope}
          step={step}
          record={records.get(step.name)}
          records={records}
          around={around}
          Inside={StepList}
        />
      ))}
    </ol>
  );
}
