import { acceptInvitation as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { type Invitation, invitations, members, roleAssignments, type Scope } from '@tenon/store';
import { record } from '../audit/record.ts';
import { openSession } from '../authentication/open-session.ts';
import { hashPassword } from '../authentication/password.ts';
import { hashSecret } from '../authentication/secrets.ts';
import type { ServerParts } from '../parts.ts';
import { invitationNotValid } from '../people/invitation-not-valid.ts';
import { openRoute } from '../routing/route.ts';
import { answerSession } from '../session/answer-session.ts';

/** Accepts an invitation, makes the member and signs in. */
export const acceptInvitation = openRoute({
  contract,
  perMinute: 20,
  async handle({ body, parts, reply }) {
    const { store, clock } = parts;
    const tokenHash = hashSecret(body.token);
    if ((await invitations(store.system).findOpen(tokenHash, clock.now())) === undefined) throw invitationNotValid();
    const passwordHash = await hashPassword(body.password);
    const opened = await store.asSystem(async (scope) => {
      const invitation = await invitations(scope).accept(tokenHash, clock.now());
      if (invitation === undefined) throw invitationNotValid();
      const memberId = await makeMember(scope, parts, { invitation, displayName: body.displayName, passwordHash });
      return openSession(scope, parts, { tenantId: invitation.tenantId, memberId });
    });
    return answerSession(parts, reply, opened);
  },
});

async function makeMember(
  scope: Scope,
  parts: ServerParts,
  given: { readonly invitation: Invitation; readonly displayName: string; readonly passwordHash: string },
): Promise<string> {
  const { tenantId, email, roles, invitationId } = given.invitation;
  const createdAt = parts.clock.now();
  const memberId = parts.ids.next();
  const namesakes = await members(scope).findByEmail(email);
  if (namesakes.some((member) => member.tenantId === tenantId)) {
    throw new Refusal('email-taken', `"${email}" is a member of this tenant already. Sign in with it.`);
  }
  await members(scope).insert({
    tenantId,
    memberId,
    displayName: given.displayName,
    email,
    passwordHash: given.passwordHash,
    status: 'active',
    createdAt,
  });
  for (const held of roles) {
    await roleAssignments(scope).insert({ ...held, tenantId, assignmentId: parts.ids.next(), memberId, createdAt });
  }
  await record(scope, parts, { by: { tenantId, memberId }, action: 'invitation.accepted', target: invitationId });
  return memberId;
}
