import { signAgreement as contract } from '@tenon/contract';
import { members } from '@tenon/store';
import { record } from '../audit/record.ts';
import { findPermittedNomination } from '../nominations/find-permitted-nomination.ts';
import { showNomination } from '../nominations/show.ts';
import { advance, keep } from '../nominations/take-step.ts';
import { tellReviewers } from '../nominations/tell.ts';
import { route } from '../routing/route.ts';

/** Signs the agreement; the hash proves which text was read. Reviewers are told that there is work. */
export const signAgreement = route({
  contract,
  permission: 'Tenon/nominations/write',
  at: 'target',
  async handle(call) {
    const { params, body, member, parts, inTenant } = call;
    const signed = await inTenant(async (scope) => {
      const nomination = await findPermittedNomination(scope, call);
      const signatory = await members(scope).find(member.memberId);
      const after = advance(nomination, {
        kind: 'sign-agreement',
        by: member.memberId,
        at: parts.clock.now().toISOString(),
        hash: body.hash,
        name: body.name,
        title: body.title,
        email: signatory?.email ?? nomination.declarations.supportEmail,
      });
      await record(scope, parts, {
        by: member,
        action: 'agreement.signed',
        target: params.nominationId,
        detail: { hash: body.hash, name: body.name, title: body.title },
      });
      return keep(scope, after);
    });
    await parts.store.asSystem((system) =>
      tellReviewers(system, parts, signed, {
        title: `${signed.title} waits for a review`,
        body: `${signed.declarations.organization} nominated version ${signed.versionNumber} and signed the agreement.`,
      }),
    );
    return showNomination(call, signed);
  },
});
