import { makeStyles, TabList, type TabListProps } from '@fluentui/react-components';

const useStyles = makeStyles({ scroll: { overflowX: 'auto', overflowY: 'hidden', maxWidth: '100%' } });

/** A row of tabs that scrolls sideways where the screen is narrower than they are. */
export function ScrollingTabs(props: TabListProps) {
  const styles = useStyles();
  return (
    <div className={styles.scroll}>
      <TabList {...props} />
    </div>
  );
}
