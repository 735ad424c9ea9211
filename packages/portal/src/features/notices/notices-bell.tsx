import { Button, CounterBadge, makeStyles } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useNotices } from './use-notices.ts';

const useStyles = makeStyles({
  bell: { position: 'relative' },
  count: { position: 'absolute', top: '-2px', right: '-2px', pointerEvents: 'none' },
});

/** Leads to the notices and says how many are unread. */
export function NoticesBell() {
  const styles = useStyles();
  const navigate = useNavigate();
  const unread = useNotices().data?.unread ?? 0;
  return (
    <span className={styles.bell}>
      <Button
        appearance="subtle"
        icon={<AlertRegular />}
        aria-label={unread === 0 ? 'Notices' : `Notices, ${unread} unread`}
        onClick={() => void navigate({ to: '/notices' })}
      />
      {unread > 0 ? (
        <CounterBadge className={styles.count} count={unread} size="small" color="danger" aria-hidden="true" />
      ) : null}
    </span>
  );
}
