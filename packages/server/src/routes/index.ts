import type { Route } from '../routing/route.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { assignRole } from './assign-role.ts';
import { claimOneTimeLink } from './claim-one-time-link.ts';
import { createApiToken } from './create-api-token.ts';
import { createResourceGroup } from './create-resource-group.ts';
import { createSubscription } from './create-subscription.ts';
import { createTenant } from './create-tenant.ts';
import { deleteResourceGroup } from './delete-resource-group.ts';
import { getInstance } from './get-instance.ts';
import { getSession } from './get-session.ts';
import { getSettings } from './get-settings.ts';
import { getTenant } from './get-tenant.ts';
import { inviteMember } from './invite-member.ts';
import { listApiTokens } from './list-api-tokens.ts';
import { listAuditEntries } from './list-audit-entries.ts';
import { listInvitations } from './list-invitations.ts';
import { listMembers } from './list-members.ts';
import { listNotices } from './list-notices.ts';
import { listRegions } from './list-regions.ts';
import { listResourceGroups } from './list-resource-groups.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import { listTenants } from './list-tenants.ts';
import { readAllNotices } from './read-all-notices.ts';
import { readInvitation } from './read-invitation.ts';
import { readNotice } from './read-notice.ts';
import { removeRole } from './remove-role.ts';
import { revokeApiToken } from './revoke-api-token.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { setPassword } from './set-password.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { updateMember } from './update-member.ts';
import { updateProfile } from './update-profile.ts';
import { updateSettings } from './update-settings.ts';
import { updateSubscription } from './update-subscription.ts';
import { updateTenant } from './update-tenant.ts';

/** Every route of the platform API. */
export const platformRoutes: readonly Route[] = [
  acceptInvitation,
  assignRole,
  claimOneTimeLink,
  createApiToken,
  createResourceGroup,
  createSubscription,
  createTenant,
  deleteResourceGroup,
  getInstance,
  getSession,
  getSettings,
  getTenant,
  inviteMember,
  listApiTokens,
  listAuditEntries,
  listInvitations,
  listMembers,
  listNotices,
  listRegions,
  listResourceGroups,
  listSubscriptions,
  listTenants,
  readAllNotices,
  readInvitation,
  readNotice,
  removeRole,
  revokeApiToken,
  revokeInvitation,
  setPassword,
  signIn,
  signOut,
  updateMember,
  updateProfile,
  updateSettings,
  updateSubscription,
  updateTenant,
];
