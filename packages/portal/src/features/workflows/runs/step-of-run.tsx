import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CodeRegular, PlayMultiple16Regular, PlugConnectedRegular } from '@fluentui/react-icons';
import { type ComponentType, useState } from 'react';
import { spokenName, textAt } from '../definition/definition-object.ts';
import { actionsAt, type ScopePath } from '../definition/scopes.ts';
import { readSteps, type Step } from '../definition/steps.ts';
import { kindOf } from '../editor/step-kinds.tsx';
import { LoopView } from './loop-view.tsx';
import { RecordCard } from './record-card.tsx';
import { RecordDetails } from './record-details.tsx';
import type { ShownRun, StepListProps } from './run-steps.tsx';
import type { ActionRecord } from './run-types.ts';
import { branchesOfStep, isLoop, type Records, wasLeftOut } from './step-tree.ts';

const useStyles = makeStyles({
  branch: {
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    paddingLeft: '12px',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    minWidth: 0,
    '@media (max-width: 640px)': { paddingLeft: '6px' },
  },
  branchTitle: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  failure: { overflowWrap: 'anywhere' },
  bar: { display: 'flex', flexWrap: 'wrap', gap: '8px', ':empty': { display: 'none' } },
});

interface StepOfRunProps {
  readonly run: ShownRun;
  readonly scope: ScopePath;
  readonly step: Step;
  readonly record: ActionRecord | undefined;
  /** Of the steps around it, and of those inside of it but for loops. */
  readonly records: Records;
  readonly around: string;
  /** Shows the steps inside of this one. */
  readonly Inside: ComponentType<StepListProps>;
}

/** One action of a run, with what went in and came out, or with the steps inside of it. */
export function StepOfRun({ run, scope, step, record, records, around, Inside }: StepOfRunProps) {
  const branches = branchesOfStep(step);
  const isContainer = branches.length > 0;
  const [chosen, setChosen] = useState<boolean>();
  const isOpen = chosen ?? (isContainer && record !== undefined && record.status !== 'Skipped');
  const { action, name } = step;
  const kind = kindOf(action);
  const isConnector = /^apiconnection/i.test(textAt(action, 'type'));
  return (
    <RecordCard
      title={spokenName(name)}
      kind={kind?.title ?? (isConnector ? 'Connector' : textAt(action, 'type') || 'Action')}
      Icon={kind?.Icon ?? (isConnector ? PlugConnectedRegular : CodeRegular)}
      record={record}
      now={run.now}
      isOpen={isOpen}
      onToggle={() => setChosen(!isOpen)}
    >
      {record === undefined ? (
        <Text>{run.isGoingOn ? 'The run has not come here yet.' : 'The run did not come here.'}</Text>
      ) : (
        <OwnRecord run={run} name={name} record={record} isContainer={isContainer} />
      )}
      {isLoop(step) && record !== undefined ? (
        <LoopView run={run} name={name} record={record} around={around}>
          {(inside, iteration) => (
            <Branches step={step} run={run} scope={scope} records={inside} around={iteration} Inside={Inside} />
          )}
        </LoopView>
      ) : (
        <Branches step={step} run={run} scope={scope} records={records} around={around} Inside={Inside} />
      )}
    </RecordCard>
  );
}

type BranchesProps = Pick<StepOfRunProps, 'run' | 'scope' | 'step' | 'records' | 'around' | 'Inside'>;

/** The steps inside of a step. A branch that was not taken is only named. */
function Branches({ run, scope, step, records, around, Inside }: BranchesProps) {
  const styles = useStyles();
  const title = spokenName(step.name);
  return branchesOfStep(step).map((branch) => {
    const inside = [...scope, step.name, ...branch.path];
    const steps = readSteps(actionsAt(run.definition, inside));
    if (branch.title !== '' && steps.length === 0) return null;
    const isOut = branch.title !== '' && wasLeftOut(steps, records);
    return (
      <div key={branch.path.join('/')} className={styles.branch}>
        {branch.title === '' ? null : (
          <p className={styles.branchTitle}>
            {branch.title}
            {isOut ? <span className={styles.quiet}> · not taken</span> : null}
          </p>
        )}
        {isOut ? null : (
          <Inside
            run={run}
            scope={inside}
            records={records}
            around={around}
            label={branch.title === '' ? `Steps of ${title}` : `Steps of ${title}: ${branch.title}`}
          />
        )}
      </div>
    );
  });
}

interface OwnRecordProps extends Pick<StepOfRunProps, 'run'> {
  readonly name: string;
  readonly record: ActionRecord;
  readonly isContainer: boolean;
}

/** What went into a step and came out, why it failed, and what can be done with it. Of a container, contents show when asked for. */
function OwnRecord({ run, name, record, isContainer }: OwnRecordProps) {
  const styles = useStyles();
  const [isShown, setShown] = useState(!isContainer);
  const { error } = record;
  const { inputs, inputsLink, outputs, outputsLink } = record;
  const hasContents = [inputs, inputsLink, outputs, outputsLink].some((one) => one !== undefined);
  return (
    <>
      {error?.message === undefined || isShown ? null : (
        <Text className={styles.failure}>
          <strong>{error.code}</strong>: {error.message}
        </Text>
      )}
      <div className={styles.bar}>
        {record.canResubmit === true ? (
          <Button
            size="small"
            icon={<PlayMultiple16Regular />}
            disabled={run.resubmitFrom === undefined}
            onClick={() => run.resubmitFrom?.(name)}
          >
            Resubmit from here
          </Button>
        ) : null}
        {isContainer && hasContents ? (
          <Button size="small" appearance="subtle" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? 'Hide inputs and outputs' : 'Inputs and outputs'}
          </Button>
        ) : null}
      </div>
      {isShown ? <RecordDetails record={record} /> : null}
    </>
  );
}
