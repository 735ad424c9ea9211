import type { Scope } from '../scope.ts';

/** What a one-time link is for: to become the first owner, or to sign a member in who has no password. */
export interface OneTimeLink {
  readonly purpose: 'first-owner' | 'sign-in';
  readonly memberId: string | null;
  readonly tenantId: string | null;
}

/** One-time links of the instance. Looked up by the SHA-256 of their secret, in the system scope only. */
export function oneTimeLinks(scope: Scope) {
  return {
    async insert(
      link: OneTimeLink & { readonly tokenHash: Buffer; readonly createdAt: Date; readonly expiresAt: Date },
    ): Promise<void> {
      await scope.query(
        `insert into one_time_links (token_hash, purpose, claims_tenant_id, claims_member_id, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [link.tokenHash, link.purpose, link.tenantId, link.memberId, link.createdAt, link.expiresAt],
      );
    },
    /** Uses the link up; of two at once only one is answered it. */
    async take(tokenHash: Buffer, at: Date): Promise<OneTimeLink | undefined> {
      const rows = await scope.query<OneTimeLink & { readonly usable: boolean }>(
        `delete from one_time_links where token_hash = $1
         returning purpose, claims_member_id as "memberId", claims_tenant_id as "tenantId", expires_at > $2 as usable`,
        [tokenHash, at],
      );
      return rows[0]?.usable ? rows[0] : undefined;
    },
    /** Forgets every link of a purpose: a newer one was made, or there is nothing left to claim. */
    async deleteAll(purpose: OneTimeLink['purpose']): Promise<void> {
      await scope.query(`delete from one_time_links where purpose = $1`, [purpose]);
    },
  };
}
