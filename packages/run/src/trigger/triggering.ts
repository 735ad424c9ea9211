import { fireTrigger } from './fire-trigger.ts';
import { isTakenBack, judgeWebhook, prepareWebhook } from './webhook.ts';

/** What becomes of triggers, under one name: their occurrences are judged, and their webhooks asked for and taken back. */
export const triggering: {
  readonly fire: typeof fireTrigger;
  readonly prepareWebhook: typeof prepareWebhook;
  readonly judgeWebhook: typeof judgeWebhook;
  readonly isTakenBack: typeof isTakenBack;
} = { fire: fireTrigger, prepareWebhook, judgeWebhook, isTakenBack };
