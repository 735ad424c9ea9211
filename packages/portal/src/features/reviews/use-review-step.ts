import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  approveNomination,
  declineAvailability,
  promoteNomination,
  publishNomination,
  refuseNomination,
  resumeNomination,
  stageNomination,
  startReview,
  suspendNomination,
} from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** A step of a review, with the words that go with it where it needs any. */
export interface ReviewStep {
  readonly step:
    | 'start-review'
    | 'approve'
    | 'refuse'
    | 'stage'
    | 'publish'
    | 'promote'
    | 'decline-availability'
    | 'suspend'
    | 'resume';
  readonly words: string;
}

/** Takes a step of a review. */
export function useReviewStep(nominationId: string) {
  const client = useQueryClient();
  const params = { nominationId };
  return useMutation({
    mutationFn: ({ step, words }: ReviewStep) => {
      const note = words.trim() === '' ? {} : { note: words };
      switch (step) {
        case 'start-review':
          return call(startReview, { params });
        case 'approve':
          return call(approveNomination, { params, body: note });
        case 'refuse':
          return call(refuseNomination, { params, body: { reason: words } });
        case 'stage':
          return call(stageNomination, { params });
        case 'publish':
          return call(publishNomination, { params });
        case 'promote':
          return call(promoteNomination, { params, body: note });
        case 'decline-availability':
          return call(declineAvailability, { params, body: { reason: words } });
        case 'resume':
          return call(resumeNomination, { params, body: { reason: words } });
        case 'suspend':
          return call(suspendNomination, { params, body: { reason: words } });
      }
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['review', nominationId] }),
        client.invalidateQueries({ queryKey: ['reviews'] }),
        client.invalidateQueries({ queryKey: ['catalogue'] }),
      ]),
  });
}
