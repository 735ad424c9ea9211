import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateChecklist } from '@tenon/contract';
import { call } from '../../transport/call.ts';
import type { Review } from './use-review.ts';

/** Ticks or unticks a point of the checklist; the page shows it at once and takes it back when the server refuses. */
export function useChecklist(nominationId: string) {
  const client = useQueryClient();
  const queryKey = ['review', nominationId];
  return useMutation({
    mutationFn: ({ point, done }: { readonly point: string; readonly done: boolean }) =>
      call(updateChecklist, { params: { nominationId, point }, body: { done } }),
    scope: { id: `checklist ${nominationId}` },
    onMutate: async ({ point, done }) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData<Review>(queryKey, (old) =>
        old === undefined
          ? old
          : { ...old, checklist: old.checklist.map((one) => (one.id === point ? { ...one, done } : one)) },
      );
    },
    onSettled: () => (client.isMutating() === 1 ? client.invalidateQueries({ queryKey }) : undefined),
  });
}
