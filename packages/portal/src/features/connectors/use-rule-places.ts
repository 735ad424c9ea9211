import { useInfiniteQuery } from '@tanstack/react-query';
import { listRulePlaces } from '@tenon/contract';
import { call } from '../../transport/call.ts';
import type { JudgedFor } from './use-judgement.ts';

const atOnce = 100;

/** The places at which a rule finds something in a connector, a hundred at a time. */
export function useRulePlaces(connectorId: string, rule: string, judgedFor: JudgedFor) {
  return useInfiniteQuery({
    queryKey: ['rule-places', connectorId, rule, judgedFor],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call(listRulePlaces, {
        params: { connectorId, rule },
        query: { for: judgedFor, from: pageParam, count: atOnce },
        signal,
      }),
    getNextPageParam: ({ total }, pages) => (pages.length * atOnce < total ? pages.length * atOnce : undefined),
  });
}
