export { getCatalogueDefinition, getCatalogueEntry, getCatalogueUse, listCatalogue } from './catalogue.ts';
export { getConnectorAnalytics } from './connector-analytics.ts';
export { announceConnector, getAudience, listAnnouncements, listChoosableConnectors } from './connector-sharing.ts';
export {
  codeSizeLimit,
  deleteConnector,
  getCode,
  getConnector,
  getDefinition,
  importConnector,
  listConnectors,
  listDependents,
  putCode,
  putDefinition,
  replaceConnectorSource,
  saveConnector,
  sourceSizeLimit,
  testOperation,
  updateGeneral,
  updateOperation,
  updateSecurity,
} from './connectors.ts';
export {
  answerQuestion,
  askQuestion,
  deletePost,
  getQuestion,
  listQuestions,
  solveQuestion,
} from './forum.ts';
export { claimOneTimeLink, getInstance, getSettings, updateSettings } from './instance.ts';
export { lookUpDraftInput, lookUpInput, lookUpNominatedInput, tellOutputs } from './lookups.ts';
export {
  acceptInvitation,
  assignRole,
  inviteMember,
  listInvitations,
  listMembers,
  readInvitation,
  removeRole,
  revokeInvitation,
  updateMember,
} from './members.ts';
export {
  getNomination,
  getNominationForm,
  listNominatedPlaces,
  listNominations,
  nominateConnector,
  putTestAccount,
  requestAvailability,
  signAgreement,
  validateConnector,
  withdrawNomination,
} from './nominations.ts';
export { listAuditEntries, listNotices, readAllNotices, readNotice } from './notices.ts';
export { getOperations } from './operations.ts';
export type { Problem } from './problem.ts';
export { problem } from './problem.ts';
export {
  approveNomination,
  declineAvailability,
  getReview,
  listReviewedPlaces,
  listReviews,
  promoteNomination,
  publishNomination,
  refuseNomination,
  resumeNomination,
  stageNomination,
  startReview,
  suppressInReview,
  suspendNomination,
  testNominatedOperation,
  unsuppressInReview,
  updateChecklist,
} from './reviews.ts';
export type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteContract } from './route.ts';
export { requestPath } from './route.ts';
export {
  getRuleSettings,
  listRulePlaces,
  listSuppressions,
  putRuleSettings,
  suppressFinding,
  unsuppressFinding,
} from './rules.ts';
export { csrfHeader, getSession, setPassword, signIn, signOut, updateProfile } from './session.ts';
export {
  createResourceGroup,
  createSubscription,
  createTenant,
  deleteResourceGroup,
  getTenant,
  listRegions,
  listResourceGroups,
  listSubscriptions,
  listTenants,
  updateSubscription,
  updateTenant,
} from './tenancy.ts';
export { confirmTestSignIn, endTestSignIns, listTestSignIns, offerTestSignIn } from './test-sign-ins.ts';
export { createApiToken, listApiTokens, revokeApiToken } from './tokens.ts';
