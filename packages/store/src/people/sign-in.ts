import type { Scope } from '../scope.ts';

/** Who presents a session or an API token, with the roles held at that moment. */
export interface SignedIn {
  readonly tenantId: string;
  readonly memberId: string;
  readonly displayName: string;
  readonly roles: readonly { readonly role: string; readonly scope: string }[];
}

const signedIn = `m.tenant_id as "tenantId", m.member_id as "memberId", m.display_name as "displayName",
  coalesce((select json_agg(json_build_object('role', r.role, 'scope', r.scope))
    from role_assignments r where r.member_id = m.member_id and r.tenant_id = m.tenant_id), '[]') as roles`;

/** The sessions of browsers. Looked up by the SHA-256 of what the cookie holds. */
export function signInSessions(scope: Scope) {
  return {
    async insert(session: {
      readonly tenantId: string;
      readonly memberId: string;
      readonly tokenHash: Buffer;
      readonly createdAt: Date;
      readonly expiresAt: Date;
    }): Promise<void> {
      await scope.query(
        `insert into sign_in_sessions (tenant_id, token_hash, member_id, created_at, seen_at, expires_at)
         values ($1, $2, $3, $4, $4, $5)`,
        [session.tenantId, session.tokenHash, session.memberId, session.createdAt, session.expiresAt],
      );
    },
    /** Who holds the session, if it has not expired, was seen after `seenAfter`, and its member is active. */
    async find(
      tokenHash: Buffer,
      at: Date,
      seenAfter: Date,
    ): Promise<(SignedIn & { readonly seenAt: Date }) | undefined> {
      const rows = await scope.query<SignedIn & { readonly seenAt: Date }>(
        `select ${signedIn}, s.seen_at as "seenAt"
         from sign_in_sessions s join members m on m.member_id = s.member_id and m.tenant_id = s.tenant_id
         where s.token_hash = $1 and s.expires_at > $2 and s.seen_at > $3 and m.status = 'active'`,
        [tokenHash, at, seenAfter],
      );
      return rows[0];
    },
    async touch(tokenHash: Buffer, at: Date): Promise<void> {
      await scope.query(`update sign_in_sessions set seen_at = $2 where token_hash = $1`, [tokenHash, at]);
    },
    async delete(tokenHash: Buffer): Promise<void> {
      await scope.query(`delete from sign_in_sessions where token_hash = $1`, [tokenHash]);
    },
    /** Ends every session of a member but the one that is kept. */
    async deleteOthers(memberId: string, kept?: Buffer): Promise<void> {
      await scope.query(`delete from sign_in_sessions where member_id = $1 and token_hash is distinct from $2`, [
        memberId,
        kept ?? null,
      ]);
    },
    async deleteExpired(at: Date, seenBefore: Date): Promise<void> {
      await scope.query(`delete from sign_in_sessions where expires_at <= $1 or seen_at <= $2`, [at, seenBefore]);
    },
  };
}

/** What a token is good for: reading, reading and running workflows, or all that its member may do. */
export type TokenRights = 'read' | 'run' | 'all';

/** A token for scripts, with the rights of the member who made it or fewer. */
export interface ApiToken {
  readonly tenantId: string;
  readonly tokenId: string;
  readonly memberId: string;
  readonly name: string;
  readonly prefix: string;
  readonly rights: TokenRights;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** API tokens. Looked up by the SHA-256 of the token. */
export function apiTokens(scope: Scope) {
  return {
    async insert(token: ApiToken & { readonly tokenHash: Buffer }): Promise<void> {
      await scope.query(
        `insert into api_tokens (tenant_id, token_id, member_id, name, prefix, token_hash, created_at, expires_at, rights)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          token.tenantId,
          token.tokenId,
          token.memberId,
          token.name,
          token.prefix,
          token.tokenHash,
          token.createdAt,
          token.expiresAt,
          token.rights,
        ],
      );
    },
    async find(
      tokenHash: Buffer,
      at: Date,
    ): Promise<(SignedIn & Pick<ApiToken, 'tokenId' | 'lastUsedAt' | 'rights'>) | undefined> {
      const rows = await scope.query<SignedIn & Pick<ApiToken, 'tokenId' | 'lastUsedAt' | 'rights'>>(
        `select ${signedIn}, t.token_id as "tokenId", t.last_used_at as "lastUsedAt", t.rights
         from api_tokens t join members m on m.member_id = t.member_id and m.tenant_id = t.tenant_id
         where t.token_hash = $1 and (t.expires_at is null or t.expires_at > $2) and m.status = 'active'`,
        [tokenHash, at],
      );
      return rows[0];
    },
    async touch(tokenId: string, at: Date): Promise<void> {
      await scope.query(`update api_tokens set last_used_at = $2 where token_id = $1`, [tokenId, at]);
    },
    /** Newest first. */
    list(memberId: string): Promise<readonly ApiToken[]> {
      return scope.query(
        `select tenant_id as "tenantId", token_id as "tokenId", member_id as "memberId", name, prefix,
           rights, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
         from api_tokens where member_id = $1 order by token_id desc`,
        [memberId],
      );
    },
    /** Answers whether the member had such a token. */
    async delete(memberId: string, tokenId: string): Promise<boolean> {
      const rows = await scope.query(
        `delete from api_tokens where member_id = $1 and token_id = $2 returning token_id`,
        [memberId, tokenId],
      );
      return rows.length > 0;
    },
  };
}
