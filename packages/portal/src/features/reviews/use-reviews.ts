import { useQuery } from '@tanstack/react-query';
import { listReviews } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** The nominations that wait for a reviewer or are in review; or all there ever were. */
export function useReviews(which: 'open' | 'all') {
  return useQuery({
    queryKey: ['reviews', which],
    queryFn: async ({ signal }) =>
      (await call(listReviews, { query: which === 'all' ? { all: 'true' } : {}, signal })).nominations,
    refetchInterval: 15_000,
  });
}
