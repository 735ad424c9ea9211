import type { AnswerOf, listApiTokens } from '@tenon/contract';
import type { ApiToken } from '@tenon/store';

/** An API token as the platform API shows it, without its secret. */
export function describeApiToken(token: ApiToken): AnswerOf<typeof listApiTokens>['tokens'][number] {
  return {
    id: token.tokenId,
    name: token.name,
    prefix: token.prefix,
    rights: token.rights,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt?.toISOString() ?? null,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  };
}
