import { lookUpNominatedInput, testNominatedOperation } from '@tenon/contract';
import { useMemo } from 'react';
import { call } from '../../transport/call.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type OperationLookups, OperationTest } from '../../ui/operation-test.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { Review } from './use-review.ts';

/** Calls operations of the nominated version, with the publisher's test account where there is one. */
export function TestPanel({ review }: { readonly review: Review }) {
  const nominationId = review.id;
  const lookups = useMemo(
    (): OperationLookups => ({
      key: [nominationId],
      ask: (operationId, question, signal) =>
        call(lookUpNominatedInput, { params: { nominationId, operationId }, body: question, signal }),
    }),
    [nominationId],
  );
  if (!review.nextSteps.includes('check')) {
    return (
      <EmptyState title="Operations are tried during the review">
        Start the review; then its reviewer calls the operations here.
      </EmptyState>
    );
  }
  return (
    <Panel
      title="Test an operation"
      intro={
        review.hasTestAccount
          ? 'Calls the API with the publisher\u2019s test account, which stays hidden.'
          : 'The publisher gave no test account: calls are made without one.'
      }
    >
      <OperationTest
        operations={review.operations}
        lookups={lookups}
        onTest={(operationId, values) =>
          call(testNominatedOperation, { params: { nominationId, operationId }, body: { values } })
        }
      />
    </Panel>
  );
}
