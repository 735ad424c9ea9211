import { Refusal } from '@tenon/diagnostics';
import type { TokenRights } from '@tenon/store';

/** What a token that runs workflows may ask for beside reading: addresses of triggers, runs anew, and their end. */
const running = [
  /\/triggers\/[^/]+\/(?:run|listCallbackUrl)$/i,
  /\/triggers\/[^/]+\/histories\/[^/]+\/resubmit$/i,
  /\/workflows\/[^/]+\/listCallbackUrl$/i,
  /\/runs\/[^/]+\/(?:cancel|resubmit)$/i,
];

/**
 * Refuses a request that the token it carries is not good for (`token-rights-missing`), whatever its member may do. Reading
 * is what GET and HEAD do; nothing that makes, changes or shows a credential is among them.
 */
export function checkTokenRights(
  rights: TokenRights,
  request: { readonly method: string; readonly url: string },
): void {
  if (rights === 'all' || request.method === 'GET' || request.method === 'HEAD') return;
  const [path = ''] = request.url.split('?');
  if (rights === 'run' && request.method === 'POST' && running.some((pattern) => pattern.test(path))) return;
  throw new Refusal(
    'token-rights-missing',
    `The API token is good for ${rights === 'run' ? 'reading and running workflows' : 'reading'} only. Make one with more rights in the portal.`,
  );
}
