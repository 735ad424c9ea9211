import { Button } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { NoticeCard } from './notice-card.tsx';
import { useNotices } from './use-notices.ts';
import { useReadNotices } from './use-read-notices.ts';

/** Everything the member was told. */
export function NoticesPage() {
  const notices = useNotices();
  const read = useReadNotices();
  return (
    <Page
      title="Notices"
      intro="Announcements of connectors you can use, and the steps of nominations that concern you."
      actions={
        <Button disabled={(notices.data?.unread ?? 0) === 0 || read.isPending} onClick={() => read.mutate('all')}>
          Mark all as read
        </Button>
      }
    >
      <Loaded query={notices} what="your notices">
        {(data) =>
          data.notices.length === 0 ? (
            <EmptyState icon={<AlertRegular />} title="No notices yet">
              When somebody announces a connector to you, or a nomination moves on, you read it here.
            </EmptyState>
          ) : (
            data.notices.map((notice) => (
              <NoticeCard key={notice.id} notice={notice} onRead={() => read.mutate({ id: notice.id })} />
            ))
          )
        }
      </Loaded>
    </Page>
  );
}
