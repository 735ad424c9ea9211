import { useMutation, useQueryClient } from '@tanstack/react-query';
import { readAllNotices, readNotice } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** Marks one notice as read, or all of them. */
export function useReadNotices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (which: { readonly id: string } | 'all') =>
      which === 'all' ? call(readAllNotices) : call(readNotice, { params: { noticeId: which.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
}
