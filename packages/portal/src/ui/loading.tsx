import { makeStyles, Spinner } from '@fluentui/react-components';

const useStyles = makeStyles({ loading: { padding: '48px', display: 'flex', justifyContent: 'center' } });

/** Work is going on; the label says which. */
export function Loading({ label }: { readonly label: string }) {
  const styles = useStyles();
  return (
    <div className={styles.loading} role="status">
      <Spinner label={label} />
    </div>
  );
}
