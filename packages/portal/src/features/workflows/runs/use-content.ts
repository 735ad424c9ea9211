import { useQuery } from '@tanstack/react-query';
import { send } from '../../../transport/send.ts';
import type { ContentLink } from './run-types.ts';

/** The content behind a signed link. */
export function useContent(link: ContentLink | undefined) {
  return useQuery({
    queryKey: ['content', link?.uri],
    enabled: link !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const address = new URL(link?.uri ?? '', window.location.origin);
      const answer = await send({ method: 'GET', path: `${address.pathname}${address.search}`, signal });
      return { value: answer.body };
    },
  });
}
