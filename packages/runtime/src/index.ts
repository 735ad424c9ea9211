export type { CallConnector, EffectContext, Effects, HttpReply, RequestOutcome, SendRequest } from './effects.ts';
export type {
  CallbackAddresses,
  DeliveredCallback,
  FiredTrigger,
  RequestTriggerCall,
  RunPlace,
  Runtime,
  RuntimeParts,
} from './runtime.ts';
