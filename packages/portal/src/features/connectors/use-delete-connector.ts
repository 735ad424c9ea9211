import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteConnector } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** Deletes a connector; what depends on it was shown and agreed to before. */
export function useDeleteConnector(connectorId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(deleteConnector, { params: { connectorId }, query: { force: 'true' } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['connectors'] }),
  });
}
