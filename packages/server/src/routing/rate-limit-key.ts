import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';

/** Under what a caller's requests are counted: the address, of IPv6 its network. A caller who has hung up has no address any more. */
export function rateLimitKey({ ip }: Pick<FastifyRequest, 'ip'> | { readonly ip?: undefined }): string {
  return ip === undefined ? 'gone' : normalizeIP(ip);
}
