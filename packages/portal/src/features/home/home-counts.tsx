import { LargeTitle, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { Loaded } from '../../ui/loaded.tsx';
import { useHomeCounts } from './use-home-counts.ts';

const useStyles = makeStyles({
  tiles: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', gap: '16px' },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '20px 24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { border: `1px solid ${tokens.colorBrandStroke1}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** What there is in the context, as tiles that lead there. */
export function HomeCounts() {
  const styles = useStyles();
  const counts = useHomeCounts();
  return (
    <Loaded query={counts} what="your overview">
      {({ connectors, drafts, workflows, published }) => (
        <div className={styles.tiles}>
          <Link to="/connectors" className={styles.tile}>
            <LargeTitle>{connectors}</LargeTitle>
            <Text weight="semibold">Custom connectors</Text>
            <Text size={200} className={styles.hint}>
              {drafts === 0 ? 'Shared in this subscription and region' : `and ${drafts} of your drafts`}
            </Text>
          </Link>
          <Link to="/workflows" className={styles.tile}>
            <LargeTitle>{workflows}</LargeTitle>
            <Text weight="semibold">Workflows</Text>
            <Text size={200} className={styles.hint}>
              In this subscription and region
            </Text>
          </Link>
          <Link to="/catalogue" className={styles.tile}>
            <LargeTitle>{published}</LargeTitle>
            <Text weight="semibold">Published connectors</Text>
            <Text size={200} className={styles.hint}>
              In the catalogue, for everyone
            </Text>
          </Link>
        </div>
      )}
    </Loaded>
  );
}
