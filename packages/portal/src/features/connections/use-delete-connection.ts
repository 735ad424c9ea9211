import { useMutation, useQueryClient } from '@tanstack/react-query';
import { manage } from '../../transport/manage.ts';

/** Deletes a connection with its secrets. */
export function useDeleteConnection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => manage('DELETE', id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['connections'] }),
  });
}
