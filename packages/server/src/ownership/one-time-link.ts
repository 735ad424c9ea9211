import { Refusal } from '@tenon/diagnostics';
import { members, oneTimeLinks, tenants } from '@tenon/store';
import { type OpenedSession, openSession } from '../authentication/open-session.ts';
import { hashSecret } from '../authentication/secrets.ts';
import { makeFirstOwner, type OwnershipParts } from './first-owner.ts';

const lifeInMinutes = 60;

/** A link to print: whoever opens it first, within the hour, is signed in as the owner. */
export interface PrintedLink {
  readonly purpose: 'first-owner' | 'sign-in';
  readonly url: string;
  readonly expiresAt: Date;
}

/**
 * Makes the link that the start of the server prints: to become the first owner while there is none, or to sign the
 * owner in while he has no password. Undefined when the owner can sign in by himself. An earlier link ends.
 */
export async function createOneTimeLink(parts: OwnershipParts): Promise<PrintedLink | undefined> {
  const token = parts.ids.secret();
  const createdAt = parts.clock.now();
  const expiresAt = new Date(createdAt.getTime() + lifeInMinutes * 60_000);
  return parts.store.asSystem(async (scope) => {
    await tenants(scope).lockOwnership();
    const owned = (await tenants(scope).countOwners()) > 0;
    const owner = owned ? await members(scope).findInstanceOwner() : undefined;
    if (owned && (owner === undefined || owner.passwordHash !== null)) return undefined;
    const purpose = owned ? 'sign-in' : 'first-owner';
    await oneTimeLinks(scope).deleteAll(purpose);
    await oneTimeLinks(scope).insert({
      tokenHash: hashSecret(token),
      purpose,
      tenantId: owner?.tenantId ?? null,
      memberId: owner?.memberId ?? null,
      createdAt,
      expiresAt,
    });
    return { purpose, url: `${parts.config.publicUrl()}/welcome#${token}`, expiresAt };
  });
}

/** Uses a one-time link up and signs its holder in, having made the first owner if that is what the link is for. */
export async function claimOneTimeLink(parts: OwnershipParts, token: string): Promise<OpenedSession> {
  return parts.store.asSystem(async (scope) => {
    await tenants(scope).lockOwnership();
    const link = await oneTimeLinks(scope).take(hashSecret(token), parts.clock.now());
    if (link === undefined) throw linkNotValid();
    if (link.purpose === 'first-owner') {
      if ((await tenants(scope).countOwners()) > 0) throw linkNotValid();
      return openSession(scope, parts, await makeFirstOwner(scope, parts));
    }
    const member = link.memberId === null ? undefined : await members(scope).find(link.memberId);
    if (member === undefined || member.status !== 'active' || member.passwordHash !== null) throw linkNotValid();
    return openSession(scope, parts, member);
  });
}

function linkNotValid(): Refusal {
  return new Refusal(
    'link-not-valid',
    'This one-time link is unknown, used or expired. Start the server again to get a new one, or sign in with your password.',
  );
}
