import { Button, makeStyles } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { type AnswerOf, listInvitations, listMembers, revokeInvitation, updateMember } from '@tenon/contract';
import { useState } from 'react';
import { useMember } from '../../session/member-context.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { shownInstant } from '../../ui/instants.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { NamedThing } from '../../ui/named-thing.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { RolesDialog } from './roles-dialog.tsx';
import { scopeWords } from './scope-words.ts';
import { useOrganizationChange } from './use-organization-change.ts';
import { useOrganizationQuery } from './use-organization-query.ts';

type Member = AnswerOf<typeof listMembers>['members'][number];
type Invitation = AnswerOf<typeof listInvitations>['invitations'][number];

const useStyles = makeStyles({ actions: { display: 'flex', gap: '8px' } });

/** The members of the tenant and the invitations that are open. */
export function MembersPanel() {
  const members = useOrganizationQuery('members', listMembers);
  const invitations = useOrganizationQuery('invitations', listInvitations);
  const change = useOrganizationChange(updateMember);
  const revoke = useOrganizationChange(revokeInvitation);
  const styles = useStyles();
  const { session } = useMember();
  const [isInviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<string>();
  const changed = members.data?.members.find((member) => member.id === changing);
  const memberColumns: readonly Column<Member>[] = [
    {
      name: 'Member',
      sortBy: (member) => member.displayName,
      show: (member) => <NamedThing detail={member.email ?? 'No e-mail address yet'}>{member.displayName}</NamedThing>,
    },
    {
      name: 'Roles',
      show: (member) =>
        member.roles.map((role) => `${role.role} (${scopeWords(role.scope, session.subscriptions)})`).join(', '),
    },
    { name: 'State', show: (member) => <StatusBadge status={member.status} /> },
    { name: 'Since', sortBy: (member) => member.createdAt, show: (member) => shownInstant(member.createdAt) },
    {
      name: 'Actions',
      show: (member) => (
        <div className={styles.actions}>
          <Button size="small" aria-label={`Roles of ${member.displayName}`} onClick={() => setChanging(member.id)}>
            Roles
          </Button>
          <Button
            size="small"
            disabled={change.isPending}
            aria-label={`${member.status === 'active' ? 'Disable' : 'Enable'} ${member.displayName}`}
            onClick={() =>
              change.mutate({
                params: { memberId: member.id },
                body: { status: member.status === 'active' ? 'disabled' : 'active' },
              })
            }
          >
            {member.status === 'active' ? 'Disable' : 'Enable'}
          </Button>
        </div>
      ),
    },
  ];
  const invitationColumns: readonly Column<Invitation>[] = [
    { name: 'E-mail', show: (invitation) => invitation.email },
    {
      name: 'Roles',
      show: (invitation) =>
        invitation.roles.map((role) => `${role.role} (${scopeWords(role.scope, session.subscriptions)})`).join(', '),
    },
    { name: 'Invited by', show: (invitation) => invitation.invitedBy?.displayName ?? '' },
    { name: 'Valid until', show: (invitation) => shownInstant(invitation.expiresAt) },
    {
      name: 'Actions',
      show: (invitation) => (
        <Button size="small" onClick={() => revoke.mutate({ params: { invitationId: invitation.id } })}>
          Revoke
        </Button>
      ),
    },
  ];
  const failure = change.error ?? revoke.error;
  return (
    <>
      {failure === null ? null : <ErrorPanel title="That was not changed." error={failure} />}
      <Panel
        title="Members"
        actions={
          <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => setInviting(true)}>
            Invite member
          </Button>
        }
      >
        <Loaded query={members} what="members">
          {(data) => (
            <DataTable label="Members" columns={memberColumns} rows={data.members} rowKey={(member) => member.id} />
          )}
        </Loaded>
      </Panel>
      {(invitations.data?.invitations.length ?? 0) > 0 ? (
        <Panel title="Open invitations">
          <DataTable
            label="Open invitations"
            columns={invitationColumns}
            rows={invitations.data?.invitations ?? []}
            rowKey={(invitation) => invitation.id}
          />
        </Panel>
      ) : null}
      {changed === undefined ? null : <RolesDialog member={changed} onClose={() => setChanging(undefined)} />}
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </>
  );
}
