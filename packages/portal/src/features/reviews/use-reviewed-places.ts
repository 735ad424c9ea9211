import { useInfiniteQuery } from '@tanstack/react-query';
import { listReviewedPlaces } from '@tenon/contract';
import { call } from '../../transport/call.ts';

const atOnce = 100;

/** The places at which a rule finds something in a version under review, a hundred at a time. */
export function useReviewedPlaces(nominationId: string, rule: string) {
  return useInfiniteQuery({
    queryKey: ['reviewed-places', nominationId, rule],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call(listReviewedPlaces, { params: { nominationId, rule }, query: { from: pageParam, count: atOnce }, signal }),
    getNextPageParam: ({ total }, pages) => (pages.length * atOnce < total ? pages.length * atOnce : undefined),
  });
}
