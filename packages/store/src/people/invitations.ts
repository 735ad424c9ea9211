import type { Scope } from '../scope.ts';

/** An open door for one person: whoever holds the link becomes a member with these roles. */
export interface Invitation {
  readonly tenantId: string;
  readonly invitationId: string;
  readonly email: string;
  readonly roles: readonly { readonly role: string; readonly scope: string }[];
  readonly invitedBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const columns = `i.tenant_id as "tenantId", i.invitation_id as "invitationId", i.email, i.roles, i.invited_by as "invitedBy",
  i.created_at as "createdAt", i.expires_at as "expiresAt"`;

/** Invitations. Looked up by the SHA-256 of the link's secret. */
export function invitations(scope: Scope) {
  return {
    async insert(invitation: Invitation & { readonly tokenHash: Buffer }): Promise<void> {
      await scope.query(
        `insert into invitations (tenant_id, invitation_id, email, roles, token_hash, invited_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          invitation.tenantId,
          invitation.invitationId,
          invitation.email,
          JSON.stringify(invitation.roles),
          invitation.tokenHash,
          invitation.invitedBy,
          invitation.createdAt,
          invitation.expiresAt,
        ],
      );
    },
    /** The open invitation with this secret. */
    async findOpen(tokenHash: Buffer, at: Date): Promise<(Invitation & { readonly tenantName: string }) | undefined> {
      const rows = await scope.query<Invitation & { readonly tenantName: string }>(
        `select ${columns}, t.display_name as "tenantName"
         from invitations i join tenants t on t.tenant_id = i.tenant_id
         where token_hash = $1 and accepted_at is null and expires_at > $2`,
        [tokenHash, at],
      );
      return rows[0];
    },
    /** Uses the invitation up; of two at once only one is answered it. */
    async accept(tokenHash: Buffer, at: Date): Promise<Invitation | undefined> {
      const rows = await scope.query<Invitation>(
        `update invitations i set accepted_at = $2
         where token_hash = $1 and accepted_at is null and expires_at > $2 returning ${columns}`,
        [tokenHash, at],
      );
      return rows[0];
    },
    /** Those that can still be accepted, newest first, with who invited. */
    listOpen(at: Date): Promise<readonly (Invitation & { readonly invitedByName: string | null })[]> {
      return scope.query(
        `select ${columns}, m.display_name as "invitedByName"
         from invitations i left join members m on m.member_id = i.invited_by and m.tenant_id = i.tenant_id
         where accepted_at is null and expires_at > $1 order by i.created_at desc, i.invitation_id desc`,
        [at],
      );
    },
    async delete(invitationId: string): Promise<boolean> {
      const rows = await scope.query(
        `delete from invitations where invitation_id = $1 and accepted_at is null returning invitation_id`,
        [invitationId],
      );
      return rows.length > 0;
    },
  };
}
