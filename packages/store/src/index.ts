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
