import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalM,
    padding: '48px 24px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  icon: { fontSize: '36px', color: tokens.colorBrandForeground1, lineHeight: 1 },
  title: { margin: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '56ch' },
  actions: { display: 'flex', gap: '8px', flexWrap: 'wrap', justifyContent: 'center' },
});

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What this will hold, and what to do to get there. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** What stands where there is nothing yet: it always says what to do. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      {icon ? (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      ) : null}
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      <p className={styles.text}>{children}</p>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
