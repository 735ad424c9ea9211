import { makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  panel: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: 'clamp(16px, 2vw, 24px)',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    minWidth: 0,
  },
  header: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center', justifyContent: 'space-between' },
  title: { margin: 0 },
  intro: { margin: '4px 0 0', color: tokens.colorNeutralForeground2, maxWidth: '75ch' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface PanelProps {
  readonly title?: string;
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A section of a page with its own heading. */
export function Panel({ title, intro, actions, className, children }: PanelProps) {
  const styles = useStyles();
  const headingId = useId();
  return (
    <section className={mergeClasses(styles.panel, className)} aria-labelledby={title ? headingId : undefined}>
      {title || actions ? (
        <div className={styles.header}>
          <div>
            {title ? (
              <Subtitle2 as="h2" id={headingId} className={styles.title}>
                {title}
              </Subtitle2>
            ) : null}
            {intro ? <p className={styles.intro}>{intro}</p> : null}
          </div>
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
