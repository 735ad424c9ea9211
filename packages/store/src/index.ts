export type { ConnectionConsent, NewConsent } from './connection-consents.ts';
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
export type { DatabaseOptions } from './database.ts';
export type { Scope } from './scope.ts';
export type { Session, Store } from './store.ts';
export { openStore } from './store.ts';
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
