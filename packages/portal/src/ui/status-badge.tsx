import { Badge, type BadgeProps, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({ badge: { whiteSpace: 'nowrap', flexShrink: 0 } });

const colors: Readonly<Record<string, BadgeProps['color']>> = {
  succeeded: 'success',
  connected: 'success',
  enabled: 'success',
  active: 'success',
  published: 'success',
  certified: 'success',
  'agreement signed': 'success',
  'generally available': 'success',
  'agreement sent': 'brand',
  nominated: 'brand',
  approved: 'success',
  passed: 'success',
  running: 'brand',
  waiting: 'brand',
  preview: 'brand',
  staged: 'brand',
  'in review': 'brand',
  important: 'brand',
  failed: 'danger',
  error: 'danger',
  faulted: 'danger',
  'timed out': 'danger',
  aborted: 'danger',
  refused: 'danger',
  suspended: 'danger',
  cancelled: 'warning',
  disabled: 'warning',
  withdrawn: 'warning',
  deprecated: 'warning',
};

/** One word about how something stands. Colour only repeats what the word says. */
export function StatusBadge({ status }: { readonly status: string }) {
  const styles = useStyles();
  const words = spacedWords(status);
  return (
    <Badge
      className={styles.badge}
      appearance="tint"
      shape="rounded"
      color={colors[words.toLowerCase()] ?? 'informative'}
    >
      {words}
    </Badge>
  );
}

/** `TimedOut` and `timed-out` as `Timed out`. */
export function spacedWords(status: string): string {
  const spaced = status
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
