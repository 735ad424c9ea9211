import { useParams } from '@tanstack/react-router';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RouterLink } from '../../ui/router-link.tsx';
import { accountPath } from './account-types.ts';
import { ArtifactTable } from './artifact-table.tsx';
import { usersOf } from './find-users.ts';
import { UploadPanel } from './upload-panel.tsx';
import { useArtifacts } from './use-artifacts.ts';
import { useUsingWorkflows } from './use-using-workflows.ts';
import { UserList } from './user-list.tsx';

/** One integration account: its maps and schemas, and who uses them. */
export function AccountPage() {
  const place = useParams({ from: '/member/integration-accounts/$subscription/$group/$name' });
  const artifacts = useArtifacts(place);
  const workflows = useUsingWorkflows(place.subscription);
  const users = usersOf(workflows.data ?? [], accountPath(place));
  return (
    <Page
      title={place.name}
      intro="What is changed here holds at once, also for runs that go on."
      above={<RouterLink to="/integration-accounts">Integration accounts</RouterLink>}
    >
      <Loaded query={artifacts} what="maps and schemas">
        {(data) => (
          <>
            <Panel title="Maps and schemas">
              <ArtifactTable artifacts={data} users={users} />
            </Panel>
            <UploadPanel place={place} artifacts={data} />
          </>
        )}
      </Loaded>
      <Panel title="Used by" intro="Workflows to which this account is attached.">
        <Loaded query={workflows} what="workflows">
          {() => <UserList users={users} />}
        </Loaded>
      </Panel>
    </Page>
  );
}
