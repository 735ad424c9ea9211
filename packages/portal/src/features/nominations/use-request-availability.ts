import { useMutation, useQueryClient } from '@tanstack/react-query';
import { requestAvailability } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** Asks the contact of a nomination to remove the Preview tag. */
export function useRequestAvailability(nominationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => call(requestAvailability, { params: { nominationId }, body: { reason } }),
    onSuccess: (nomination) => client.setQueryData(['nomination', nominationId], nomination),
  });
}
