import { useInfiniteQuery } from '@tanstack/react-query';
import { type AnswerOf, listCatalogue } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** A published connector as lists show it. */
export type CatalogueSummary = AnswerOf<typeof listCatalogue>['connectors'][number];

/** The published connectors that a search finds, page by page. */
export function useCatalogue(search: string, category: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['catalogue', search, category],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(listCatalogue, {
        query: {
          limit: 48,
          ...(search === '' ? {} : { search }),
          ...(category === undefined ? {} : { category }),
          ...(pageParam === undefined ? {} : { after: pageParam }),
        },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous) => previous,
  });
}
