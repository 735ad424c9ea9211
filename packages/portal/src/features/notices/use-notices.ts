import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, listNotices } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** One notice of the member. */
export type Notice = AnswerOf<typeof listNotices>['notices'][number];

/** The member's notices, looked up again every 20 s while the page is seen. */
export function useNotices() {
  return useQuery({
    queryKey: ['notices'],
    queryFn: ({ signal }) => call(listNotices, { signal }),
    refetchInterval: 20_000,
  });
}
