import { Badge, Button, Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { shownInstant } from '../../ui/instants.ts';
import { Prose } from '../../ui/prose.tsx';
import type { Notice } from './use-notices.ts';

const useStyles = makeStyles({
  card: {
    padding: '16px 20px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
  },
  unread: { borderLeft: `4px solid ${tokens.colorBrandStroke1}` },
  head: { display: 'flex', flexWrap: 'wrap', gap: '8px 12px', alignItems: 'center' },
  title: { margin: 0 },
  when: { color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', gap: '8px' },
});

/** One notice: what it says, where it leads, and whether it was read. */
export function NoticeCard({ notice, onRead }: { readonly notice: Notice; readonly onRead: () => void }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const { link } = notice;
  return (
    <article className={mergeClasses(styles.card, notice.readAt === null && styles.unread)} aria-label={notice.title}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>
          {notice.title}
        </Subtitle2>
        {notice.readAt === null ? (
          <Badge appearance="tint" color="brand">
            New
          </Badge>
        ) : null}
        <Caption1 className={styles.when}>{shownInstant(notice.createdAt)}</Caption1>
      </div>
      <Prose text={notice.body} />
      <div className={styles.actions}>
        {link === null ? null : (
          <Button
            size="small"
            appearance="primary"
            onClick={() => {
              if (notice.readAt === null) onRead();
              void navigate({ href: link });
            }}
          >
            Open
          </Button>
        )}
        {notice.readAt === null ? (
          <Button size="small" onClick={onRead}>
            Mark as read
          </Button>
        ) : null}
      </div>
    </article>
  );
}
