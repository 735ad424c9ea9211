import type { Route } from '../routing/route.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { announceConnector } from './announce-connector.ts';
import { assignRole } from './assign-role.ts';
import { claimOneTimeLink } from './claim-one-time-link.ts';
import { createApiToken } from './create-api-token.ts';
import { createResourceGroup } from './create-resource-group.ts';
import { createSubscription } from './create-subscription.ts';
import { createTenant } from './create-tenant.ts';
import { deleteConnector } from './delete-connector.ts';
import { deleteResourceGroup } from './delete-resource-group.ts';
import { getAudience } from './get-audience.ts';
import { getConnector } from './get-connector.ts';
import { getDefinition } from './get-definition.ts';
import { getInstance } from './get-instance.ts';
import { getSession } from './get-session.ts';
import { getSettings } from './get-settings.ts';
import { getTenant } from './get-tenant.ts';
import { importConnector } from './import-connector.ts';
import { inviteMember } from './invite-member.ts';
import { listAnnouncements } from './list-announcements.ts';
import { listApiTokens } from './list-api-tokens.ts';
import { listAuditEntries } from './list-audit-entries.ts';
import { listConnectors } from './list-connectors.ts';
import { listDependents } from './list-dependents.ts';
import { listInvitations } from './list-invitations.ts';
import { listMembers } from './list-members.ts';
import { listNotices } from './list-notices.ts';
import { listRegions } from './list-regions.ts';
import { listResourceGroups } from './list-resource-groups.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import { listTenants } from './list-tenants.ts';
import { putDefinition } from './put-definition.ts';
import { readAllNotices } from './read-all-notices.ts';
import { readInvitation } from './read-invitation.ts';
import { readNotice } from './read-notice.ts';
import { removeRole } from './remove-role.ts';
import { replaceConnectorSource } from './replace-connector-source.ts';
import { revokeApiToken } from './revoke-api-token.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { saveConnector } from './save-connector.ts';
import { setPassword } from './set-password.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { testOperation } from './test-operation.ts';
import { updateGeneral } from './update-general.ts';
import { updateMember } from './update-member.ts';
import { updateOperation } from './update-operation.ts';
import { updateProfile } from './update-profile.ts';
import { updateSecurity } from './update-security.ts';
import { updateSettings } from './update-settings.ts';
import { updateSubscription } from './update-subscription.ts';
import { updateTenant } from './update-tenant.ts';

/** Every route of the platform API. */
export const platformRoutes: readonly Route[] = [
  acceptInvitation,
  announceConnector,
  assignRole,
  claimOneTimeLink,
  createApiToken,
  createResourceGroup,
  createSubscription,
  createTenant,
  deleteConnector,
  deleteResourceGroup,
  getAudience,
  getConnector,
  getDefinition,
  getInstance,
  getSession,
  getSettings,
  getTenant,
  importConnector,
  inviteMember,
  listAnnouncements,
  listApiTokens,
  listAuditEntries,
  listConnectors,
  listDependents,
  listInvitations,
  listMembers,
  listNotices,
  listRegions,
  listResourceGroups,
  listSubscriptions,
  listTenants,
  putDefinition,
  readAllNotices,
  readInvitation,
  readNotice,
  removeRole,
  replaceConnectorSource,
  revokeApiToken,
  revokeInvitation,
  saveConnector,
  setPassword,
  signIn,
  signOut,
  testOperation,
  updateGeneral,
  updateMember,
  updateOperation,
  updateProfile,
  updateSecurity,
  updateSettings,
  updateSubscription,
  updateTenant,
];
