export type { BatchMessage, BatchMessages, BatchPartition } from './batch-messages.ts';
export { batchMessages } from './batch-messages.ts';
export type { CallPace } from './call-paces.ts';
export { callPaces } from './call-paces.ts';
export type { CatalogueEntry, ListedEntry } from './catalogue/catalogue-entries.ts';
export { catalogueEntries } from './catalogue/catalogue-entries.ts';
export type { CatalogueUse } from './catalogue/catalogue-use.ts';
export { connectionOwners, countCatalogueUse } from './catalogue/catalogue-use.ts';
export type { ForumPost, ListedQuestion } from './catalogue/forum-posts.ts';
export { forumPosts } from './catalogue/forum-posts.ts';
export type { NominationRecord } from './catalogue/nominations.ts';
export { nominations } from './catalogue/nominations.ts';
export type { TestAccount } from './catalogue/test-accounts.ts';
export { testAccounts } from './catalogue/test-accounts.ts';
export type { ConnectionConsent, ConsentPurpose, NewConsent } from './connection-consents.ts';
export { connectionConsents } from './connection-consents.ts';
export type {
  Connection,
  ConnectionAddress,
  ConnectionFilter,
  ConnectionProblem,
  ConnectorReference,
  SavedConnection,
  SealedField,
} from './connections.ts';
export { connections, newConnectionId } from './connections.ts';
export type { Announcement } from './connectors/announcements.ts';
export { announcements } from './connectors/announcements.ts';
export { connectorCodeLogs } from './connectors/connector-code-logs.ts';
export type { ConnectorVersion, ListedVersion } from './connectors/connector-versions.ts';
export { connectorVersions } from './connectors/connector-versions.ts';
export type { ConnectorRecord, ListedConnector } from './connectors/connectors.ts';
export { connectors } from './connectors/connectors.ts';
export type { HourOfOperation, OperationCounts } from './connectors/operation-counts.ts';
export { operationCounts } from './connectors/operation-counts.ts';
export type { SourceFile } from './connectors/source-files.ts';
export type { StoredSources } from './connectors/stored-sources.ts';
export { storedSources } from './connectors/stored-sources.ts';
export type { KeptSuppression } from './connectors/suppressions.ts';
export { suppressions } from './connectors/suppressions.ts';
export type { TestSignIn, TestSignInPlace } from './connectors/test-sign-ins.ts';
export { testSignIns } from './connectors/test-sign-ins.ts';
export type { CustomApiSettings } from './custom-api-settings.ts';
export { customApiSettings } from './custom-api-settings.ts';
export type { DatabaseOptions } from './database.ts';
export { descendingDigits } from './descending-digits.ts';
export type { IntegrationAccount, IntegrationArtifact } from './integration-accounts.ts';
export { integrationAccounts } from './integration-accounts.ts';
export type { SchemaState } from './migrate.ts';
export type { DatabaseHealth } from './operations/database-health.ts';
export { databaseHealth, databaseTime, sealingKeys } from './operations/database-health.ts';
export type { RunFigures, WorkerFigures } from './operations/run-figures.ts';
export { runFigures, workerFigures } from './operations/run-figures.ts';
export { storedThings } from './operations/stored-things.ts';
export type { Invitation } from './people/invitations.ts';
export { invitations } from './people/invitations.ts';
export type { Member } from './people/members.ts';
export { members } from './people/members.ts';
export type { Notice } from './people/notices.ts';
export { notices } from './people/notices.ts';
export type { OneTimeLink } from './people/one-time-links.ts';
export { oneTimeLinks } from './people/one-time-links.ts';
export type { RoleAssignment } from './people/role-assignments.ts';
export { roleAssignments } from './people/role-assignments.ts';
export type { ApiToken, SignedIn, TokenRights } from './people/sign-in.ts';
export { apiTokens, signInSessions } from './people/sign-in.ts';
export type { EncodedEvents, EventSealing } from './runs/encode-events.ts';
export { encodeEvents } from './runs/encode-events.ts';
export type { FlushOutcome, NewRun, RunEnd, RunKey, RunWrite } from './runs/flush.ts';
export { flushRuns } from './runs/flush.ts';
export type { HistoryCondition } from './runs/history-condition.ts';
export type { HeldRun, RunHolding, RunMessage, Turns } from './runs/holding.ts';
export { runHolding } from './runs/holding.ts';
export { messageText } from './runs/message-text.ts';
export type { BodyKey, RunBodies } from './runs/run-bodies.ts';
export { runBodies } from './runs/run-bodies.ts';
export type { RunLimits } from './runs/run-limits.ts';
export { runLimits } from './runs/run-limits.ts';
export type { RunFilter, RunRecord } from './runs/runs.ts';
export { runs } from './runs/runs.ts';
export { storedIds } from './runs/stored-places.ts';
export type { Buried, Workers } from './runs/workers.ts';
export { workers } from './runs/workers.ts';
export type { Scope } from './scope.ts';
export type { SealedValue } from './sealed/sealed-tables.ts';
export type { Resealed } from './sealed/sealed-values.ts';
export { resealAll, someSealed } from './sealed/sealed-values.ts';
export type { Sealing } from './sealing.ts';
export { runPlace, sealText } from './sealing.ts';
export type { Session, Store } from './store.ts';
export { openStore } from './store.ts';
export type { AuditEntry } from './tenancy/audit-entries.ts';
export { auditEntries } from './tenancy/audit-entries.ts';
export type { Region } from './tenancy/regions.ts';
export { regions } from './tenancy/regions.ts';
export type { ResourceGroup } from './tenancy/resource-groups.ts';
export { resourceGroups } from './tenancy/resource-groups.ts';
export type { RuleSettings } from './tenancy/rule-settings.ts';
export { ruleSettings } from './tenancy/rule-settings.ts';
export { settings } from './tenancy/settings.ts';
export type { Subscription } from './tenancy/subscriptions.ts';
export { subscriptions } from './tenancy/subscriptions.ts';
export type { Tenant } from './tenancy/tenants.ts';
export { tenants } from './tenancy/tenants.ts';
export type { ClaimedWebhook, KeptWebhook, TriggerWebhooks, WebhookOutcome } from './trigger-webhooks.ts';
export { triggerWebhooks } from './trigger-webhooks.ts';
export type { HistoryPage, TriggerHistory, TriggerProgress, Triggers } from './triggers.ts';
export { triggers } from './triggers.ts';
export { workflowConnections } from './workflow-connections.ts';
export type {
  AccessKeys,
  SavedWorkflow,
  SaveOutcome,
  Workflow,
  WorkflowAddress,
  WorkflowFilter,
  WorkflowVersion,
} from './workflows.ts';
export { workflows } from './workflows.ts';
