import { readValue, type Value, writeValue } from '@tenon/definition';
import type { TriggerWebhook } from '@tenon/run';
import type { TriggerOwner } from '../triggers/send-trigger-request.ts';
import type { Vault } from '../vault/vault.ts';

/** A subscription with all that is needed to take it back when its workflow is gone. */
export interface WebhookContent {
  readonly webhook: TriggerWebhook;
  readonly owner: TriggerOwner;
}

/** Which subscription it is. */
export interface WebhookPlace {
  readonly tenantId: string;
  readonly webhookId: string;
}

/** Subscriptions at rest: they hold callback URLs and credentials. */
export interface SealedWebhooks {
  seal(place: WebhookPlace, content: WebhookContent): string;
  open(place: WebhookPlace, sealed: string): WebhookContent;
}

/** Seals subscriptions by the vault. */
export function createSealedWebhooks(vault: Vault): SealedWebhooks {
  const placeOf = ({ tenantId, webhookId }: WebhookPlace) => ({
    tenantId,
    recordId: webhookId,
    field: 'webhook',
    version: 1,
  });
  return {
    seal: (place, content) => vault.seal(placeOf(place), writeValue(content as unknown as Value)),
    open: (place, sealed) => readValue(vault.open(placeOf(place), sealed).reveal()) as unknown as WebhookContent,
  };
}
