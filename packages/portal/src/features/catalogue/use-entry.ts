import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, getCatalogueEntry } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** A published connector with its reference. */
export type CatalogueEntry = AnswerOf<typeof getCatalogueEntry>;

/** One published connector. */
export function useEntry(name: string) {
  return useQuery({
    queryKey: ['catalogue-entry', name],
    queryFn: ({ signal }) => call(getCatalogueEntry, { params: { name }, signal }),
  });
}
