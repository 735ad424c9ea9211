import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, getReview } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** A nomination as its reviewer sees it. */
export type Review = AnswerOf<typeof getReview>;

/** One nomination under review. */
export function useReview(nominationId: string) {
  return useQuery({
    queryKey: ['review', nominationId],
    queryFn: ({ signal }) => call(getReview, { params: { nominationId }, signal }),
  });
}
