import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, getNomination } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** A nomination with its whole story. */
export type NominationDetail = AnswerOf<typeof getNomination>;

/** One nomination of the tenant. */
export function useNomination(nominationId: string) {
  return useQuery({
    queryKey: ['nomination', nominationId],
    queryFn: ({ signal }) => call(getNomination, { params: { nominationId }, signal }),
    refetchInterval: 15_000,
  });
}
