import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type BodyOf, signAgreement } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** Signs the agreement of a nomination. */
export function useSign(nominationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof signAgreement>) => call(signAgreement, { params: { nominationId }, body }),
    onSuccess: (nomination) => {
      client.setQueryData(['nomination', nominationId], nomination);
      return client.invalidateQueries({ queryKey: ['nominations'] });
    },
  });
}
