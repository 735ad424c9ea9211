import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { JsonViewer } from '../../ui/json-viewer.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ExpressionProblem, Outcome } from './evaluate-expression.ts';
import { describeKind, readableValue } from './value-text.ts';

const useStyles = makeStyles({
  outcome: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  problems: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
  message: { overflowWrap: 'anywhere' },
  meta: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
});

/** What the expression comes to; told to screen readers as it changes. */
export function OutcomePanel({ outcome, source }: { readonly outcome: Outcome; readonly source: string }) {
  const styles = useStyles();
  const badge =
    outcome.kind === 'value' ? (
      <Badge appearance="tint" color="brand">
        {describeKind(outcome.value)}
      </Badge>
    ) : (
      <Badge appearance="tint" color="danger">
        No value
      </Badge>
    );
  return (
    <Panel title="Value" actions={badge}>
      <div className={styles.outcome} aria-live="polite">
        {outcome.kind === 'value' ? (
          <JsonViewer label="The value" value={readableValue(outcome.value)} />
        ) : outcome.kind === 'problems' ? (
          <ul className={styles.problems} aria-label="What is wrong">
            {outcome.problems.map((problem) => (
              <Problem key={`${problem.code} ${problem.part?.offset} ${problem.message}`} {...{ problem, source }} />
            ))}
          </ul>
        ) : (
          <Text className={styles.message}>The data cannot be read: {outcome.message}</Text>
        )}
      </div>
    </Panel>
  );
}

function Problem({ problem, source }: { readonly problem: ExpressionProblem; readonly source: string }) {
  const styles = useStyles();
  const { message, remedy, code, part } = problem;
  return (
    <li className={styles.message}>
      <div>{message}</div>
      {remedy ? <div>{remedy}</div> : null}
      <div className={styles.meta}>
        {part ? `${placeOf(source, part.offset)} · ` : ''}
        {code}
      </div>
    </li>
  );
}

function placeOf(source: string, offset: number): string {
  const before = source.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return before.length > 1 ? `line ${before.length}, character ${column}` : `character ${column}`;
}
