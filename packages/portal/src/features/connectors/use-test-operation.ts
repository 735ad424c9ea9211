import { useMutation } from '@tanstack/react-query';
import { type BodyOf, testOperation } from '@tenon/contract';
import { call } from '../../transport/call.ts';

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
