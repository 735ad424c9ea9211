import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { shownInstant } from './instants.ts';
import { spacedWords } from './status-badge.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  step: {
    position: 'relative',
    padding: '0 0 18px 26px',
    '::before': {
      content: "''",
      position: 'absolute',
      left: '4px',
      top: '6px',
      width: '10px',
      height: '10px',
      borderRadius: '50%',
      backgroundColor: tokens.colorBrandBackground,
    },
    '::after': {
      content: "''",
      position: 'absolute',
      left: '8px',
      top: '18px',
      bottom: '-4px',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':last-child::after': { display: 'none' },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface NominationTimelineProps {
  readonly history: readonly {
    readonly state: string;
    readonly at: string;
    readonly by: { readonly displayName: string } | null;
    readonly note: string;
  }[];
}

/** Every step of a nomination: what, when, who, and why. */
export function NominationTimeline({ history }: NominationTimelineProps) {
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label="Status timeline">
      {history.map((step) => (
        <li key={`${step.state} ${step.at}`} className={styles.step}>
          <Text weight="semibold">{spacedWords(step.state)}</Text>
          <div className={styles.quiet}>
            {shownInstant(step.at)}
            {step.by === null ? '' : ` · ${step.by.displayName}`}
          </div>
          {step.note === '' ? null : <div>{step.note}</div>}
        </li>
      ))}
    </ol>
  );
}
