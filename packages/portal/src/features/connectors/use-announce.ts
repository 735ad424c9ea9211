import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announceConnector, type BodyOf } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** Announces a connector to exactly those who can see it. */
export function useAnnounce(connectorId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof announceConnector>) => call(announceConnector, { params: { connectorId }, body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['announcements', connectorId] }),
        client.invalidateQueries({ queryKey: ['notices'] }),
      ]),
  });
}
