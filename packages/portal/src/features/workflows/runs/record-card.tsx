import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useId } from 'react';
import { shownSpan } from '../../../ui/instants.ts';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { RecordDetails } from './record-details.tsx';
import { hasEnded, type RunAction, type TriggerRecord } from './run-types.ts';

const useStyles = makeStyles({
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
    overflow: 'hidden',
  },
  head: {
    width: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '14px 18px',
    textAlign: 'start',
    font: 'inherit',
    color: 'inherit',
    backgroundColor: 'transparent',
    border: 'none',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground2 },
  body: { padding: '4px 18px 18px', display: 'flex', flexDirection: 'column', gap: '16px' },
});

interface RecordCardProps {
  readonly title: string;
  readonly kind: 'Trigger' | 'Action';
  readonly record: RunAction['properties'] | TriggerRecord;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** What can be done with the step, and its repetitions where it has any. */
  readonly children?: ReactNode;
}

/** What containers have as code; it says nothing to people. */
const noCode = 'NotSpecified';

/** One step of a run: how it ended and how long it took; opened, what went in and what came out. */
export function RecordCard({ title, kind, record, now, isOpen, onToggle, children }: RecordCardProps) {
  const styles = useStyles();
  const id = useId();
  const { status, code, startTime, endTime } = record;
  const repetitions = 'repetitionCount' in record ? record.repetitionCount : undefined;
  return (
    <li className={styles.card}>
      <button type="button" className={styles.head} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
        {isOpen ? <ChevronDownRegular aria-hidden="true" /> : <ChevronRightRegular aria-hidden="true" />}
        <span className={styles.words}>
          <Text weight="semibold">{title}</Text>
          <Caption1 className={styles.quiet}>
            {kind}
            {repetitions === undefined ? '' : ` · ${repetitions} ${repetitions === 1 ? 'repetition' : 'repetitions'}`}
            {code === undefined || code === status || code === noCode ? '' : ` · ${code}`}
          </Caption1>
        </span>
        <Caption1 className={styles.quiet}>
          {startTime === undefined || (endTime === undefined && hasEnded(status))
            ? ''
            : shownSpan(startTime, endTime, now)}
        </Caption1>
        <StatusBadge status={status} />
      </button>
      {isOpen ? (
        <div id={id} className={styles.body}>
          {children}
          {repetitions === undefined ? <RecordDetails record={record} /> : null}
        </div>
      ) : null}
    </li>
  );
}
