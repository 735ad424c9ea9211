import { useInfiniteQuery } from '@tanstack/react-query';
import { listNominatedPlaces } from '@tenon/contract';
import { call } from '../../transport/call.ts';

const atOnce = 100;

/** The places at which a rule finds something in a nominated version, a hundred at a time. */
export function useNominatedPlaces(nominationId: string, rule: string) {
  return useInfiniteQuery({
    queryKey: ['nominated-places', nominationId, rule],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call(listNominatedPlaces, { params: { nominationId, rule }, query: { from: pageParam, count: atOnce }, signal }),
    getNextPageParam: ({ total }, pages) => (pages.length * atOnce < total ? pages.length * atOnce : undefined),
  });
}
