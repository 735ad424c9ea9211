import { createApiToken as contract } from '@tenon/contract';
import { record } from '../audit/record.ts';
import { describeApiToken } from '../authentication/describe-api-token.ts';
import { makeApiToken } from '../authentication/make-api-token.ts';
import { memberRoute } from '../routing/route.ts';

/** Makes an API token with the caller's own rights. */
export const createApiToken = memberRoute({
  contract,
  handle: ({ body, member, parts, inTenant }) =>
    inTenant(async (scope) => {
      const made = await makeApiToken(scope, parts, { ...body, tenantId: member.tenantId, memberId: member.memberId });
      await record(scope, parts, {
        by: member,
        action: 'token.created',
        target: made.tokenId,
        detail: { name: body.name, rights: body.rights },
      });
      return { ...describeApiToken(made), token: made.token };
    }),
});
