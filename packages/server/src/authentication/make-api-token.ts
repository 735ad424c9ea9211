import { type ApiToken, apiTokens, type Scope, type TokenRights } from '@tenon/store';
import type { ServerParts } from '../parts.ts';
import { hashSecret } from './secrets.ts';

/** Makes an API token with the rights of a member, all of them unless told. `token` is told only here. */
export async function makeApiToken(
  scope: Scope,
  { ids, clock }: Pick<ServerParts, 'ids' | 'clock'>,
  wanted: {
    readonly tenantId: string;
    readonly memberId: string;
    readonly name: string;
    readonly expiresInDays?: number | undefined;
    readonly rights?: TokenRights;
  },
): Promise<ApiToken & { readonly token: string }> {
  const token = `tenon_${ids.secret()}`;
  const createdAt = clock.now();
  const { expiresInDays } = wanted;
  const made: ApiToken = {
    tenantId: wanted.tenantId,
    tokenId: ids.next(),
    memberId: wanted.memberId,
    name: wanted.name,
    prefix: token.slice(0, 12),
    rights: wanted.rights ?? 'all',
    createdAt,
    expiresAt: expiresInDays === undefined ? null : new Date(createdAt.getTime() + expiresInDays * 86_400_000),
    lastUsedAt: null,
  };
  await apiTokens(scope).insert({ ...made, tokenHash: hashSecret(token) });
  return { ...made, token };
}
