import { useMutation } from '@tanstack/react-query';
import { type AnswerOf, type BodyOf, testOperation } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** What a test call sent and got. */
export type TestOutcome = AnswerOf<typeof testOperation>;

/** Calls one operation of the draft. */
export function useTestOperation(connectorId: string) {
  return useMutation({
    mutationFn: ({
      operationId,
      body,
    }: {
      readonly operationId: string;
      readonly body: BodyOf<typeof testOperation>;
    }) => call(testOperation, { params: { connectorId, operationId }, body }),
  });
}
