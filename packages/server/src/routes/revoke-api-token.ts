import { revokeApiToken as contract } from '@tenon/contract';
import { apiTokens } from '@tenon/store';
import { record } from '../audit/record.ts';
import { notFound } from '../routing/not-allowed.ts';
import { memberRoute } from '../routing/route.ts';

/** Ends one of the caller's API tokens. */
export const revokeApiToken = memberRoute({
  contract,
  handle: ({ params, member, parts, inTenant }) =>
    inTenant(async (scope) => {
      if (!(await apiTokens(scope).delete(member.memberId, params.tokenId)))
        throw notFound('API token', params.tokenId);
      await record(scope, parts, { by: member, action: 'token.ended', target: params.tokenId });
      return null;
    }),
});
