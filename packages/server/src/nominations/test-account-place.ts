import type { SecretPlace } from '@tenon/runtime';
import type { TestAccount } from '@tenon/store';

/** What the seal of a test account is bound to: it opens for this nomination and these values only. */
export function testAccountPlace(account: Pick<TestAccount, 'tenantId' | 'nominationId' | 'version'>): SecretPlace {
  const { tenantId, nominationId, version } = account;
  return { tenantId, recordId: nominationId, field: 'test-account', version };
}
