import { Caption1, makeStyles, Title2, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    padding: `${tokens.spacingVerticalXXL} clamp(16px, 3vw, 40px) 64px`,
    maxWidth: '1240px',
    width: '100%',
    boxSizing: 'border-box',
    marginInline: 'auto',
  },
  header: { display: 'flex', flexDirection: 'column', gap: '6px' },
  row: { display: 'flex', flexWrap: 'wrap', gap: '12px 24px', alignItems: 'center', justifyContent: 'space-between' },
  title: {
    margin: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 14px',
    overflowWrap: 'break-word',
    minWidth: 0,
    maxWidth: '100%',
    fontSize: 'clamp(22px, 3vw, 28px)',
    lineHeight: 1.25,
  },
  intro: { color: tokens.colorNeutralForeground2, maxWidth: '75ch', margin: 0, lineHeight: tokens.lineHeightBase300 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  above: { color: tokens.colorNeutralForeground3 },
});

interface PageProps {
  readonly title: string;
  /** One or two sentences: what this page is for. */
  readonly intro?: ReactNode;
  /** A way back, shown above the title. */
  readonly above?: ReactNode;
  /** A picture before the title. */
  readonly icon?: ReactNode;
  /** A badge beside the title. */
  readonly badge?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A whole page: its one `h1`, what it is for, what can be done with all of it, and its content. Also names the browser tab. */
export function Page({ title, intro, above, icon, badge, actions, children }: PageProps) {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} · Tenon`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        {above ? <Caption1 className={styles.above}>{above}</Caption1> : null}
        <div className={styles.row}>
          <Title2 as="h1" className={styles.title}>
            {icon}
            {title}
            {badge}
          </Title2>
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </div>
        {intro ? <p className={styles.intro}>{intro}</p> : null}
      </header>
      {children}
    </div>
  );
}
