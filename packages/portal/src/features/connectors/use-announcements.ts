import { useQuery } from '@tanstack/react-query';
import { listAnnouncements } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** The announcements of a connector, newest first. */
export function useAnnouncements(connectorId: string) {
  return useQuery({
    queryKey: ['announcements', connectorId],
    queryFn: ({ signal }) => call(listAnnouncements, { params: { connectorId }, signal }),
  });
}
