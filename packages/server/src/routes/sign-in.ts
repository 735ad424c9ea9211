import { signIn as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { type Member, members, tenants } from '@tenon/store';
import { openSession } from '../authentication/open-session.ts';
import { isPassword } from '../authentication/password.ts';
import type { ServerParts } from '../parts.ts';
import { openRoute } from '../routing/route.ts';
import { answerSession } from '../session/answer-session.ts';

/** Signs in with e-mail and password. */
export const signIn = openRoute({
  contract,
  perMinute: 20,
  async handle({ body, parts, reply }) {
    const member = await findMember(parts, body);
    return answerSession(parts, reply, await openSession(parts.store.system, parts, member));
  },
});

/** The one active member with this address and password. One password is always checked, so that time tells nothing. */
async function findMember(
  parts: ServerParts,
  given: { readonly email: string; readonly password: string; readonly tenantId?: string | undefined },
): Promise<Member> {
  const found = await members(parts.store.system).findByEmail(given.email);
  const candidates = found.filter(
    ({ status, tenantId }) => status === 'active' && (given.tenantId === undefined || tenantId === given.tenantId),
  );
  const fitting: Member[] = [];
  for (const candidate of candidates.slice(0, 5)) {
    if (await isPassword(given.password, candidate.passwordHash)) fitting.push(candidate);
  }
  if (candidates.length === 0) await isPassword(given.password, undefined);
  const [first, second] = fitting;
  if (first === undefined) {
    throw new Refusal('sign-in-failed', 'E-mail address or password is wrong. Check both and try again.');
  }
  if (second !== undefined) throw await tenantRequired(parts, fitting);
  return first;
}

async function tenantRequired({ store }: ServerParts, fitting: readonly Member[]): Promise<Refusal> {
  const names: string[] = [];
  for (const { tenantId } of fitting) {
    const tenant = await tenants(store.system).find(tenantId);
    names.push(`"${tenant?.displayName}" (${tenantId})`);
  }
  return new Refusal(
    'tenant-required',
    `You are a member of several tenants: ${names.join(', ')}. Send the id of one as tenantId.`,
  );
}
