export type { ByteBudget, ByteLease } from './bodies/byte-budget.ts';
export type {
  ConnectionCall,
  ConnectorCalls,
  ConsentLink,
  ConsentOffer,
  OperationTest,
  TestedOperation,
  Tester,
} from './connector-call/connector-calls.ts';
export { content } from './connector-call/content.ts';
export type { ConnectorCallParts, ObservedConnectorCall } from './connector-call/create-connector-calls.ts';
export { createConnectorCalls } from './connector-call/create-connector-calls.ts';
export { createRuntime } from './create-runtime.ts';
export type { CallConnector, EffectContext, Effects, HttpReply, RequestOutcome, SendRequest } from './effects.ts';
export type { EgressExchange, EgressObserver, EgressOptions } from './egress/create-egress.ts';
export { createEgress } from './egress/create-egress.ts';
export type { Egress, EgressAnswer, EgressFailure, EgressRequest } from './egress/egress.ts';
export type { QueueFigures } from './engine/queue-figures.ts';
export { queueFigures } from './engine/queue-figures.ts';
export type { ObservedRun, RuntimeObserver } from './observer.ts';
export type {
  CallBody,
  CallbackAddresses,
  DeliveredCallback,
  FiredTrigger,
  RequestTriggerCall,
  RunPlace,
  Runtime,
  RuntimeParts,
} from './runtime.ts';
export type { Secret } from './vault/secret.ts';
export type { SecretPlace, Vault, VaultKeys } from './vault/vault.ts';
export { createVault } from './vault/vault.ts';
