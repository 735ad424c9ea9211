import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { describePlace } from './diagnostic-list.tsx';
import { Panel } from './panel.tsx';
import type { ShownDiagnostic } from './shown-diagnostic.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
  item: { display: 'flex', flexDirection: 'column', gap: '2px', overflowWrap: 'anywhere' },
  reason: { borderLeft: `3px solid ${tokens.colorNeutralStroke1}`, paddingLeft: '10px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 12px',
    alignItems: 'center',
    color: tokens.colorNeutralForeground3,
  },
});

/** A finding that does not count, and who answers for that. */
export interface Suppressed extends ShownDiagnostic {
  readonly rule: string;
  readonly reason: string;
  readonly author: string;
  readonly role: 'publisher' | 'reviewer';
  readonly suppressedAt: string;
}

interface SuppressedFindingsProps {
  readonly suppressed: readonly Suppressed[];
  /** Whose suppressions the member can take back. */
  readonly role?: Suppressed['role'];
  readonly onTakeBack?: (suppressed: Suppressed) => void;
}

/** Findings that somebody answers for: what was found, who says that it does not count, and why. */
export function SuppressedFindings({ suppressed, role, onTakeBack }: SuppressedFindingsProps) {
  const styles = useStyles();
  if (suppressed.length === 0) return null;
  return (
    <Panel
      title={`Suppressed findings (${suppressed.length})`}
      intro="They do not count; whoever suppressed them answers for it."
    >
      <ul className={styles.list} aria-label="Suppressed findings">
        {suppressed.map((finding) => (
          <li key={`${finding.rule} ${finding.place?.pointer} ${finding.message}`} className={styles.item}>
            <span>{finding.message}</span>
            <span className={styles.reason}>
              {finding.reason}{' '}
              <span className={styles.quiet}>
                ({finding.author}, {finding.role})
              </span>
            </span>
            <span className={styles.meta}>
              <span>{finding.place ? describePlace(finding.place) : ''}</span>
              <span>{finding.rule}</span>
              {onTakeBack && finding.role === role ? (
                <Button
                  size="small"
                  aria-label={`Count ${finding.rule} again at ${finding.suppressedAt || 'every place'}`}
                  onClick={() => onTakeBack(finding)}
                >
                  Count it again
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
