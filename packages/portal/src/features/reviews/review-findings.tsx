import { useMutation, useQueryClient } from '@tanstack/react-query';
import { suppressInReview, unsuppressInReview } from '@tenon/contract';
import { useState } from 'react';
import { call } from '../../transport/call.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import type { FoundPlace } from '../../ui/finding-group.ts';
import type { FindingActions } from '../../ui/finding-groups.tsx';
import { ReportView } from '../../ui/report-view.tsx';
import { SuppressDialog } from '../../ui/suppress-dialog.tsx';
import { ReviewedPlaces } from './reviewed-places.tsx';
import type { Review } from './use-review.ts';

/** What the rules say of a nominated version. While it is in review, its reviewer suppresses findings, errors too. */
export function ReviewFindings({ review }: { readonly review: Review }) {
  const [asked, setAsked] = useState<{ readonly rule: string; readonly found: FoundPlace }>();
  const client = useQueryClient();
  const onSuccess = () =>
    Promise.all(
      [
        ['review', review.id],
        ['reviewed-places', review.id],
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  const params = { nominationId: review.id };
  const suppress = useMutation({
    mutationFn: (body: { readonly rule: string; readonly pointer: string; readonly reason: string }) =>
      call(suppressInReview, { params, body }),
    onSuccess,
  });
  const takeBack = useMutation({
    mutationFn: (body: { readonly rule: string; readonly pointer: string }) =>
      call(unsuppressInReview, { params, body }),
    onSuccess,
  });
  // Who may approve now is who reviews it now.
  const isReviewing = review.nextSteps.includes('approve');
  const placeActions: FindingActions = isReviewing ? { onSuppress: (rule, found) => setAsked({ rule, found }) } : {};
  return (
    <>
      {takeBack.isError ? <ErrorPanel title="It was not counted again." error={takeBack.error} /> : null}
      <ReportView
        report={review.report}
        actions={{
          ...placeActions,
          morePlaces: (group) => <ReviewedPlaces nominationId={review.id} group={group} actions={placeActions} />,
        }}
        {...(isReviewing
          ? {
              role: 'reviewer' as const,
              onTakeBack: ({ rule, suppressedAt }) => takeBack.mutate({ rule, pointer: suppressedAt }),
            }
          : {})}
      />
      {asked === undefined ? null : (
        <SuppressDialog
          {...asked}
          intro="It counts no more in this nomination, nor in later ones of the same connector."
          onSuppress={(suppression) => suppress.mutateAsync(suppression)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
