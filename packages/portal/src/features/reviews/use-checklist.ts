import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateChecklist } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** Ticks or unticks a point of the checklist. */
export function useChecklist(nominationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ point, done }: { readonly point: string; readonly done: boolean }) =>
      call(updateChecklist, { params: { nominationId, point }, body: { done } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['review', nominationId] }),
  });
}
