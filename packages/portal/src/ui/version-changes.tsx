import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AnswerOf, getNominationForm } from '@tenon/contract';
import { Panel } from './panel.tsx';

type Changes = NonNullable<AnswerOf<typeof getNominationForm>['changes']>;

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
  change: { display: 'grid', gridTemplateColumns: '90px minmax(0, 1fr)', gap: '12px', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const colors = { breaking: 'danger', minor: 'brand', patch: 'informative' } as const;
const order = { breaking: 0, minor: 1, patch: 2 } as const;
const verdicts: Readonly<Record<Changes['bump'], string>> = {
  major: 'Workflows that use the published version may break.',
  minor: 'It adds to what is published; nothing breaks.',
  patch: 'Only texts and looks change.',
  none: 'Nothing that users notice has changed.',
};

/** What changed since a version, what breaks first. */
export function VersionChanges({ changes, since }: { readonly changes: Changes; readonly since: string }) {
  const styles = useStyles();
  return (
    <Panel title={`Changes since ${since}`} intro={verdicts[changes.bump]}>
      {changes.changes.length === 0 ? null : (
        <ul className={styles.list} aria-label="Changes">
          {changes.changes
            .toSorted((a, b) => order[a.class] - order[b.class])
            .map((change) => (
              <li key={`${change.kind} ${change.message}`} className={styles.change}>
                <span>
                  <Badge appearance="tint" color={colors[change.class]}>
                    {change.class}
                  </Badge>
                </span>
                <span>
                  <Text block>{change.message}</Text>
                  <Text block className={styles.quiet}>
                    {change.reason}
                  </Text>
                </span>
              </li>
            ))}
        </ul>
      )}
    </Panel>
  );
}
