import { worksAt } from '@tenon/organization';
import { type ConnectorRecord, type Member, members, resourceGroups, roleAssignments, type Scope } from '@tenon/store';

/** Who can see a saved connector: the active members who work in its tenant, subscription and region; a draft's author alone. */
export async function findAudience(scope: Scope, connector: ConnectorRecord): Promise<readonly Member[]> {
  const people = (await members(scope).list()).filter(({ status }) => status === 'active');
  if (connector.state === 'draft') return people.filter(({ memberId }) => memberId === connector.createdBy);
  const groups = await resourceGroups(scope).list(connector.subscriptionId);
  const assignments = await roleAssignments(scope).list();
  return people.filter(({ tenantId, memberId }) => {
    const roles = assignments.filter((assignment) => assignment.memberId === memberId);
    return worksAt({ tenantId, roles }, connector, groups);
  });
}
