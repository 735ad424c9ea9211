import { listApiTokens as contract } from '@tenon/contract';
import { apiTokens } from '@tenon/store';
import { describeApiToken } from '../authentication/describe-api-token.ts';
import { memberRoute } from '../routing/route.ts';

/** The caller's own API tokens. */
export const listApiTokens = memberRoute({
  contract,
  handle: ({ member, inTenant }) =>
    inTenant(async (scope) => ({ tokens: (await apiTokens(scope).list(member.memberId)).map(describeApiToken) })),
});
