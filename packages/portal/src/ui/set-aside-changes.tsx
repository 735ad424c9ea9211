import { makeStyles, tokens } from '@fluentui/react-components';
import { Panel } from './panel.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: '20px', display: 'flex', flexDirection: 'column', gap: '6px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface SetAsideChangesProps {
  readonly changes: readonly { readonly rule: string; readonly severity: string; readonly reason: string }[];
}

/** What an organization changed for itself, and what does not count for the catalogue. */
export function SetAsideChanges({ changes }: SetAsideChangesProps) {
  const styles = useStyles();
  if (changes.length === 0) return null;
  return (
    <Panel
      title={`Changes that do not count for the catalogue (${changes.length})`}
      intro="The organization made these rules weaker for itself. For the catalogue they hold as they are."
    >
      <ul className={styles.list}>
        {changes.map(({ rule, severity, reason }) => (
          <li key={rule}>
            <code>{rule}</code> {severity === 'off' ? 'turned off' : `lowered to ${severity}`}:{' '}
            <span className={styles.quiet}>{reason}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
