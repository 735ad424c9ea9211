import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, DismissCircleFilled, QuestionCircleFilled, WarningFilled } from '@fluentui/react-icons';
import { EmptyState } from './empty-state.tsx';
import { placesByRule } from './finding-group.ts';
import { type FindingActions, FindingGroups } from './finding-groups.tsx';
import { NotEvaluated } from './not-evaluated.tsx';
import { Panel } from './panel.tsx';
import { SetAsideChanges } from './set-aside-changes.tsx';
import type { ShownDiagnostic, ShownPlace } from './shown-diagnostic.ts';
import { type Suppressed, SuppressedFindings } from './suppressed-findings.tsx';

/** What the certification rules said of one version. */
export interface Report {
  readonly ruleSetVersion: string;
  readonly verdict: 'pass' | 'fail';
  readonly completeness: number;
  readonly findings: readonly (ShownDiagnostic & { readonly rule: string; readonly related: readonly ShownPlace[] })[];
  readonly totals: readonly {
    readonly rule: string;
    readonly severity: ShownDiagnostic['severity'];
    readonly places: number;
    readonly message: string;
  }[];
  readonly suppressed: readonly Suppressed[];
  readonly setAside: readonly { readonly rule: string; readonly severity: string; readonly reason: string }[];
  readonly criteria: readonly {
    readonly id: string;
    readonly title: string;
    readonly level: 'required' | 'recommended';
    readonly met: boolean;
    readonly isDeclared: boolean;
    readonly reason: string;
  }[];
  readonly eligible: 'yes' | 'after-changes' | 'never' | 'unknown';
  readonly changesNeeded: readonly string[];
  readonly notEvaluated: readonly { readonly rule: string; readonly reason: string }[];
  readonly defects: readonly { readonly rule: string; readonly message: string }[];
  readonly counts?: Readonly<Record<'error' | 'warning' | 'info', number>> | undefined;
}

const useStyles = makeStyles({
  criteria: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
  criterion: { display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr)', gap: '10px' },
  icon: { fontSize: '22px', lineHeight: '22px' },
  met: { color: tokens.colorStatusSuccessForeground1 },
  unmet: { color: tokens.colorStatusDangerForeground1 },
  advised: { color: tokens.colorStatusWarningForeground3 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface ReportViewProps {
  readonly report: Report;
  /** What can be done with findings here. */
  readonly actions?: FindingActions;
  /** In whose name the member takes suppressions back. */
  readonly role?: Suppressed['role'];
  readonly onTakeBack?: (suppressed: Suppressed) => void;
}

/** A verdict, the criteria, and every finding with its places and remedy; errors first. */
export function ReportView({ report, actions = {}, ...suppressing }: ReportViewProps) {
  const styles = useStyles();
  const { error: errors, warning, info } = report.counts ?? countOf(report.findings);
  const others = warning + info;
  const groups = placesByRule(report.findings, report.totals);
  return (
    <>
      <MessageBar intent={report.verdict === 'pass' ? 'success' : 'error'} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{report.verdict === 'pass' ? 'It passes.' : 'It does not pass yet.'}</MessageBarTitle>{' '}
          {errors === 1 ? '1 error' : `${errors} errors`},{' '}
          {others === 1 ? '1 other finding' : `${others} other findings`}; {Math.round(report.completeness * 100)} % of
          the expected summaries, descriptions and visibilities are there. Rules {report.ruleSetVersion}.
        </MessageBarBody>
      </MessageBar>
      {report.defects.map(({ rule, message }) => (
        <MessageBar key={rule} intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>The rule {rule} broke down.</MessageBarTitle> That is our mistake; the other rules went on.{' '}
            {message}
          </MessageBarBody>
        </MessageBar>
      ))}
      <Panel
        title="Criteria"
        intro={`${eligibility(report)} Required criteria must be met; recommended ones never block.`}
      >
        <ul className={styles.criteria}>
          {report.criteria.map((criterion) => (
            <li key={criterion.id} className={styles.criterion}>
              <CriterionMark criterion={criterion} />
              <div>
                <Text weight="semibold">{criterion.title}</Text>{' '}
                <Text className={styles.quiet}>({criterion.level})</Text>
                <div className={styles.quiet}>{criterion.reason}</div>
              </div>
            </li>
          ))}
        </ul>
      </Panel>
      {groups.length === 0 ? (
        <EmptyState title="No findings">Every rule is satisfied.</EmptyState>
      ) : (
        <Panel title={`Findings (${errors + others})`} intro="By rule. Open one to see all its places.">
          <FindingGroups groups={groups} {...actions} />
        </Panel>
      )}
      <SuppressedFindings suppressed={report.suppressed} {...suppressing} />
      <SetAsideChanges changes={report.setAside} />
      <NotEvaluated rules={report.notEvaluated} />
    </>
  );
}

/** A report that was kept before the numbers were has only its findings. */
function countOf(findings: Report['findings']) {
  const of = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return { error: of('error'), warning: of('warning'), info: of('info') };
}

/** What the criteria come to, in a sentence. */
function eligibility({ eligible, changesNeeded }: Report): string {
  switch (eligible) {
    case 'yes':
      return 'It is eligible.';
    case 'never':
      return 'It is not eligible, and no change of the connector helps.';
    case 'after-changes':
      return `It is eligible after ${changesNeeded.length === 1 ? 'one change' : `${changesNeeded.length} changes`}: ${changesNeeded.join(' and ')}.`;
    default:
      return 'Whether it is eligible is not known before the publisher has declared the rest.';
  }
}

function CriterionMark({ criterion }: { readonly criterion: Report['criteria'][number] }) {
  const styles = useStyles();
  const { look, words, Icon } = markOf(criterion);
  return (
    <span className={`${styles.icon} ${styles[look]}`} role="img" aria-label={words}>
      <Icon />
    </span>
  );
}

function markOf({ met, isDeclared, level }: Report['criteria'][number]) {
  if (met) return { look: 'met', words: 'Met', Icon: CheckmarkCircleFilled } as const;
  if (!isDeclared)
    return { look: 'quiet', words: 'To be declared with the nomination', Icon: QuestionCircleFilled } as const;
  if (level === 'required') return { look: 'unmet', words: 'Not met', Icon: DismissCircleFilled } as const;
  return { look: 'advised', words: 'Not met, recommended only', Icon: WarningFilled } as const;
}
