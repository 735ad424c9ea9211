import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular, type FluentIcon } from '@fluentui/react-icons';
import { type ReactNode, useId } from 'react';
import { shownSpan } from '../../../ui/instants.ts';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { type ActionRecord, hasEnded, type TriggerRecord } from './run-types.ts';
import { stepHead } from './step-keys.ts';

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
    padding: '12px 16px',
    textAlign: 'start',
    font: 'inherit',
    color: 'inherit',
    backgroundColor: 'transparent',
    border: 'none',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (max-width: 640px)': { padding: '10px', gap: '8px' },
  },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  body: {
    padding: '4px 16px 16px',
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    '@media (max-width: 640px)': { padding: '4px 8px 10px' },
  },
});

interface RecordCardProps {
  readonly title: string;
  /** What sort of step it is: `Trigger`, `For each`, `HTTP`. */
  readonly kind: string;
  readonly Icon: FluentIcon;
  /** Nothing while the step is not decided. */
  readonly record: ActionRecord | TriggerRecord | undefined;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** What containers have as code; it says nothing to people. */
const noCode = 'NotSpecified';

/** One step of a run: how it ended and how long it took; opened, what is inside. */
export function RecordCard({ title, kind, Icon, record, now, isOpen, onToggle, children }: RecordCardProps) {
  const styles = useStyles();
  const id = useId();
  const { status = 'Not started', code, startTime, endTime } = record ?? {};
  const isTimed = startTime !== undefined && status !== 'Skipped' && (endTime !== undefined || !hasEnded(status));
  const notes = [kind === title ? '' : kind, countOf(record), codeOf(status, code)].filter((note) => note !== '');
  return (
    <li className={styles.card}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
        {...{ [stepHead]: '' }}
      >
        {isOpen ? <ChevronDownRegular aria-hidden="true" /> : <ChevronRightRegular aria-hidden="true" />}
        <Icon fontSize={20} aria-hidden="true" />
        <span className={styles.words}>
          <Text weight="semibold">{title}</Text>
          {notes.length === 0 ? null : <Caption1 className={styles.quiet}>{notes.join(' · ')}</Caption1>}
        </span>
        <Caption1 className={styles.quiet}>{isTimed ? shownSpan(startTime, endTime, now) : ''}</Caption1>
        <StatusBadge status={status} />
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen ? <div className={styles.body}>{children}</div> : null}
      </div>
    </li>
  );
}

function countOf(record: ActionRecord | TriggerRecord | undefined): string {
  const count = record !== undefined && 'iterationCount' in record ? record.iterationCount : undefined;
  return count === undefined ? '' : `${count.toLocaleString()} ${count === 1 ? 'repetition' : 'repetitions'}`;
}

function codeOf(status: string, code: string | undefined): string {
  return code === undefined || code === status || code === noCode ? '' : code;
}
