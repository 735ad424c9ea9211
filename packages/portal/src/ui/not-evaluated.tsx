import { makeStyles, tokens } from '@fluentui/react-components';
import { Panel } from './panel.tsx';

const useStyles = makeStyles({
  groups: { display: 'flex', flexDirection: 'column', gap: '8px' },
  rules: {
    margin: '6px 0 0',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  summary: { cursor: 'pointer' },
});

interface NotEvaluatedProps {
  readonly rules: readonly { readonly rule: string; readonly reason: string }[];
}

/** The rules that nobody has judged yet, by what they wait for. */
export function NotEvaluated({ rules }: NotEvaluatedProps) {
  const styles = useStyles();
  if (rules.length === 0) return null;
  const byReason = [...Map.groupBy(rules, ({ reason }) => reason)];
  return (
    <Panel
      title={`Not evaluated yet (${rules.length})`}
      intro="These rules count neither as passed nor as failed, for they need what is not known here."
    >
      <div className={styles.groups}>
        {byReason.map(([reason, alike]) => (
          <details key={reason}>
            <summary className={styles.summary}>
              {reason} ({alike.length === 1 ? '1 rule' : `${alike.length} rules`})
            </summary>
            <p className={styles.rules}>{alike.map(({ rule }) => rule).join(', ')}</p>
          </details>
        ))}
      </div>
    </Panel>
  );
}
