import { tenancy } from './0001-tenancy.ts';
import { connectors } from './0002-connectors.ts';
import { workflows } from './0003-workflows.ts';
import { connections } from './0004-connections.ts';
import { nominations } from './0005-nominations.ts';
import { testAccounts } from './0006-test-accounts.ts';
import { triggerWebhooks } from './0007-trigger-webhooks.ts';
import { forum } from './0008-forum.ts';
import { connectorCodeLogs } from './0009-connector-code-logs.ts';
import { batchMessages } from './0010-batch-messages.ts';
import { integrationAccounts } from './0011-integration-accounts.ts';
import { historyParts } from './0012-history-parts.ts';
import { tokenRights } from './0013-token-rights.ts';
import { dueRunsOfTenants } from './0014-due-runs-of-tenants.ts';
import { ruleSettings } from './0016-rule-settings.ts';
import { operationCounts } from './0017-operation-counts.ts';
import { deletedWorkflows } from './0018-deleted-workflows.ts';
import { testSignIns } from './0019-test-sign-ins.ts';
import { firingsByStatus } from './0020-firings-by-status.ts';
import { runBodies } from './0021-run-bodies.ts';
import { callPaces } from './0022-call-paces.ts';
import type { Migration } from './migration.ts';

/** Every migration, in the order in which they are applied. */
export const migrations: readonly Migration[] = [
  tenancy,
  connectors,
  workflows,
  connections,
  nominations,
  testAccounts,
  triggerWebhooks,
  forum,
  connectorCodeLogs,
  batchMessages,
  integrationAccounts,
  historyParts,
  tokenRights,
  dueRunsOfTenants,
  ruleSettings,
  operationCounts,
  deletedWorkflows,
  testSignIns,
  firingsByStatus,
  runBodies,
  callPaces,
];
