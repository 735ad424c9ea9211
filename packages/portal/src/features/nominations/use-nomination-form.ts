import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, getNominationForm } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** What the nomination form of a connector starts from. */
export type NominationFormStart = AnswerOf<typeof getNominationForm>;

/** The last declarations of a connector, and what changed since. Read once: what is typed meanwhile stays. */
export function useNominationForm(connectorId: string) {
  return useQuery({
    queryKey: ['nomination-form', connectorId],
    queryFn: ({ signal }) => call(getNominationForm, { params: { connectorId }, signal }),
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
}
