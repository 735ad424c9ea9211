import { QueryClient } from '@tanstack/react-query';
import { Refusal } from '@tenon/diagnostics';

/** The cache of what the server answered. A refusal is final; anything else is tried twice more. */
export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => !(error instanceof Refusal) && failures < 2,
    },
    mutations: { retry: false },
  },
});
