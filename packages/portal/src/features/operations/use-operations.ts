import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, getOperations } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** How the instance does. */
export type Operations = AnswerOf<typeof getOperations>;

const everyMs = 5_000;

/** Reads how the instance does, again every five seconds while the page is looked at. */
export function useOperations() {
  return useQuery({
    queryKey: ['operations'],
    queryFn: ({ signal }) => call(getOperations, { signal }),
    refetchInterval: everyMs,
  });
}
