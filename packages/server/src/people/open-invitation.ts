import { type Invitation, invitations, type Scope, settings } from '@tenon/store';
import { hashSecret } from '../authentication/secrets.ts';
import type { ServerParts } from '../parts.ts';
import { readKeptSettings } from '../tenancy/read-settings.ts';

/** Opens an invitation; `link` holds its secret and is told only here. */
export async function openInvitation(
  scope: Scope,
  parts: Pick<ServerParts, 'clock' | 'ids' | 'config'>,
  wanted: Pick<Invitation, 'tenantId' | 'email' | 'roles' | 'invitedBy'>,
): Promise<Invitation & { readonly link: string }> {
  const token = parts.ids.secret();
  const createdAt = parts.clock.now();
  const { invitationHours } = readKeptSettings(await settings(scope).all());
  const invitation: Invitation = {
    ...wanted,
    invitationId: parts.ids.next(),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + invitationHours * 3_600_000),
  };
  await invitations(scope).insert({ ...invitation, tokenHash: hashSecret(token) });
  return { ...invitation, link: `${parts.config.publicUrl()}/invitation#${token}` };
}
