export type { CallConnector, EffectContext, Effects, SendRequest } from './effects.ts';
export type {
  CallbackAddresses,
  DeliveredCallback,
  FiredTrigger,
  RequestTriggerCall,
  RunPlace,
  Runtime,
  RuntimeParts,
} from './runtime.ts';
