import { useQuery } from '@tanstack/react-query';

/** Every certification rule; the rules are loaded when they are first looked at. */
export function useRules() {
  return useQuery({
    queryKey: ['rules'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await import('@tenon/certification')).listRules(),
  });
}
