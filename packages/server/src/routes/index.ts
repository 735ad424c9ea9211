import type { Route } from '../routing/route.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { announceConnector } from './announce-connector.ts';
import { answerQuestion } from './answer-question.ts';
import { approveNomination } from './approve-nomination.ts';
import { askQuestion } from './ask-question.ts';
import { assignRole } from './assign-role.ts';
import { claimOneTimeLink } from './claim-one-time-link.ts';
import { confirmTestSignIn } from './confirm-test-sign-in.ts';
import { createApiToken } from './create-api-token.ts';
import { createResourceGroup } from './create-resource-group.ts';
import { createSubscription } from './create-subscription.ts';
import { createTenant } from './create-tenant.ts';
import { declineAvailability } from './decline-availability.ts';
import { deleteConnector } from './delete-connector.ts';
import { deletePost } from './delete-post.ts';
import { deleteResourceGroup } from './delete-resource-group.ts';
import { endTestSignIns } from './end-test-sign-ins.ts';
import { getAudience } from './get-audience.ts';
import { getCatalogueDefinition } from './get-catalogue-definition.ts';
import { getCatalogueEntry } from './get-catalogue-entry.ts';
import { getCatalogueUse } from './get-catalogue-use.ts';
import { getCode } from './get-code.ts';
import { getConnector } from './get-connector.ts';
import { getConnectorAnalytics } from './get-connector-analytics.ts';
import { getDefinition } from './get-definition.ts';
import { getInstance } from './get-instance.ts';
import { getNomination } from './get-nomination.ts';
import { getNominationForm } from './get-nomination-form.ts';
import { getOperations } from './get-operations.ts';
import { getQuestion } from './get-question.ts';
import { getReview } from './get-review.ts';
import { getRuleSettings } from './get-rule-settings.ts';
import { getSession } from './get-session.ts';
import { getSettings } from './get-settings.ts';
import { getTenant } from './get-tenant.ts';
import { importConnector } from './import-connector.ts';
import { inviteMember } from './invite-member.ts';
import { listAnnouncements } from './list-announcements.ts';
import { listApiTokens } from './list-api-tokens.ts';
import { listAuditEntries } from './list-audit-entries.ts';
import { listCatalogue } from './list-catalogue.ts';
import { listChoosableConnectors } from './list-choosable-connectors.ts';
import { listConnectors } from './list-connectors.ts';
import { listDependents } from './list-dependents.ts';
import { listInvitations } from './list-invitations.ts';
import { listMembers } from './list-members.ts';
import { listNominatedPlaces } from './list-nominated-places.ts';
import { listNominations } from './list-nominations.ts';
import { listNotices } from './list-notices.ts';
import { listQuestions } from './list-questions.ts';
import { listRegions } from './list-regions.ts';
import { listResourceGroups } from './list-resource-groups.ts';
import { listReviewedPlaces } from './list-reviewed-places.ts';
import { listReviews } from './list-reviews.ts';
import { listRulePlaces } from './list-rule-places.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import { listSuppressions } from './list-suppressions.ts';
import { listTenants } from './list-tenants.ts';
import { listTestSignIns } from './list-test-sign-ins.ts';
import { lookUpDraftInput } from './look-up-draft-input.ts';
import { lookUpInput } from './look-up-input.ts';
import { lookUpNominatedInput } from './look-up-nominated-input.ts';
import { nominateConnector } from './nominate-connector.ts';
import { offerTestSignIn } from './offer-test-sign-in.ts';
import { promoteNomination } from './promote-nomination.ts';
import { publishNomination } from './publish-nomination.ts';
import { putCode } from './put-code.ts';
import { putDefinition } from './put-definition.ts';
import { putRuleSettings } from './put-rule-settings.ts';
import { putTestAccount } from './put-test-account.ts';
import { readAllNotices } from './read-all-notices.ts';
import { readInvitation } from './read-invitation.ts';
import { readNotice } from './read-notice.ts';
import { refuseNomination } from './refuse-nomination.ts';
import { removeRole } from './remove-role.ts';
import { replaceConnectorSource } from './replace-connector-source.ts';
import { requestAvailability } from './request-availability.ts';
import { resumeNomination } from './resume-nomination.ts';
import { revokeApiToken } from './revoke-api-token.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { saveConnector } from './save-connector.ts';
import { setPassword } from './set-password.ts';
import { signAgreement } from './sign-agreement.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { solveQuestion } from './solve-question.ts';
import { stageNomination } from './stage-nomination.ts';
import { startReview } from './start-review.ts';
import { suppressFinding } from './suppress-finding.ts';
import { suppressInReview } from './suppress-in-review.ts';
import { suspendNomination } from './suspend-nomination.ts';
import { tellOutputs } from './tell-outputs.ts';
import { testNominatedOperation } from './test-nominated-operation.ts';
import { testOperation } from './test-operation.ts';
import { unsuppressFinding } from './unsuppress-finding.ts';
import { unsuppressInReview } from './unsuppress-in-review.ts';
import { updateChecklist } from './update-checklist.ts';
import { updateGeneral } from './update-general.ts';
import { updateMember } from './update-member.ts';
import { updateOperation } from './update-operation.ts';
import { updateProfile } from './update-profile.ts';
import { updateSecurity } from './update-security.ts';
import { updateSettings } from './update-settings.ts';
import { updateSubscription } from './update-subscription.ts';
import { updateTenant } from './update-tenant.ts';
import { validateConnector } from './validate-connector.ts';
import { withdrawNomination } from './withdraw-nomination.ts';

/** Every route of the platform API. */
export const platformRoutes: readonly Route[] = [
  acceptInvitation,
  announceConnector,
  approveNomination,
  assignRole,
  claimOneTimeLink,
  createApiToken,
  createResourceGroup,
  createSubscription,
  createTenant,
  deleteConnector,
  deleteResourceGroup,
  getAudience,
  getCatalogueDefinition,
  getCatalogueEntry,
  getConnector,
  getCode,
  getDefinition,
  getInstance,
  getNomination,
  getOperations,
  getReview,
  getSession,
  getSettings,
  getTenant,
  importConnector,
  inviteMember,
  listAnnouncements,
  listApiTokens,
  listAuditEntries,
  listCatalogue,
  listChoosableConnectors,
  listConnectors,
  listDependents,
  listInvitations,
  listMembers,
  listNominatedPlaces,
  listNominations,
  listNotices,
  listRegions,
  listResourceGroups,
  listReviewedPlaces,
  listReviews,
  listSubscriptions,
  listTenants,
  nominateConnector,
  promoteNomination,
  publishNomination,
  putCode,
  putDefinition,
  putTestAccount,
  readAllNotices,
  readInvitation,
  readNotice,
  refuseNomination,
  removeRole,
  replaceConnectorSource,
  resumeNomination,
  revokeApiToken,
  revokeInvitation,
  saveConnector,
  setPassword,
  signAgreement,
  signIn,
  signOut,
  stageNomination,
  startReview,
  suspendNomination,
  lookUpInput,
  lookUpDraftInput,
  lookUpNominatedInput,
  tellOutputs,
  testNominatedOperation,
  testOperation,
  updateChecklist,
  updateGeneral,
  updateMember,
  updateOperation,
  updateProfile,
  updateSecurity,
  updateSettings,
  updateSubscription,
  updateTenant,
  validateConnector,
  withdrawNomination,
  askQuestion,
  answerQuestion,
  declineAvailability,
  deletePost,
  getCatalogueUse,
  getNominationForm,
  getQuestion,
  listQuestions,
  requestAvailability,
  solveQuestion,
  getRuleSettings,
  putRuleSettings,
  listSuppressions,
  suppressFinding,
  unsuppressFinding,
  listRulePlaces,
  suppressInReview,
  unsuppressInReview,
  getConnectorAnalytics,
  listTestSignIns,
  offerTestSignIn,
  confirmTestSignIn,
  endTestSignIns,
];
