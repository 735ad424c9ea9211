import { makeStyles, Title2, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';

const useStyles = makeStyles({
  entrance: {
    minHeight: '100dvh',
    display: 'grid',
    placeItems: 'center',
    padding: '24px 16px',
    boxSizing: 'border-box',
    backgroundImage: `linear-gradient(160deg, ${tokens.colorBrandBackground2} 0%, ${tokens.colorNeutralBackground2} 45%)`,
  },
  card: {
    width: '100%',
    maxWidth: '460px',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    padding: 'clamp(24px, 5vw, 40px)',
    borderRadius: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  product: { display: 'flex', alignItems: 'center', gap: '10px', fontWeight: tokens.fontWeightSemibold },
  title: { margin: 0 },
  intro: { margin: '6px 0 0', color: tokens.colorNeutralForeground2 },
});

interface EntranceProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

/** A page for people who are not signed in yet: one card, one thing to do. */
export function Entrance({ title, intro, children }: EntranceProps) {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} · Tenon`;
  }, [title]);
  return (
    <main className={styles.entrance}>
      <div className={styles.card}>
        <div className={styles.product}>
          <img src="/tenon.svg" alt="" width="28" height="28" />
          Tenon
        </div>
        <div>
          <Title2 as="h1" className={styles.title}>
            {title}
          </Title2>
          {intro ? <p className={styles.intro}>{intro}</p> : null}
        </div>
        {children}
      </div>
    </main>
  );
}
