import { useMutation, useQueryClient } from '@tanstack/react-query';
import { withdrawNomination } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** Takes a nomination back, or its entry out of the catalogue. */
export function useWithdraw(nominationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => call(withdrawNomination, { params: { nominationId }, body: { reason } }),
    onSuccess: (nomination) => {
      client.setQueryData(['nomination', nominationId], nomination);
      return client.invalidateQueries({ queryKey: ['nominations'] });
    },
  });
}
