import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  thing: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** A thing in a list: its picture, its name (usually a link), and one line more. */
export function NamedThing({
  icon,
  children,
  detail,
}: {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly detail?: string;
}) {
  const styles = useStyles();
  return (
    <div className={styles.thing}>
      {icon}
      <div className={styles.words}>
        {children}
        {detail ? <Caption1 className={styles.detail}>{detail}</Caption1> : null}
      </div>
    </div>
  );
}
