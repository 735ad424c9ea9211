import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnswerOf, endTestSignIns, listTestSignIns } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** Where the member is signed in to test a connector. */
export type TestSignIn = AnswerOf<typeof listTestSignIns>['signIns'][number];

/** The key of the query, for who changes what it answers. */
export function testSignInsKey(connectorId: string): readonly string[] {
  return ['test-sign-ins', connectorId];
}

/** Asks where the member is signed in to test a connector. */
export function useTestSignIns(connectorId: string) {
  return useQuery({
    queryKey: testSignInsKey(connectorId),
    queryFn: ({ signal }) => call(listTestSignIns, { params: { connectorId }, signal }),
    select: ({ signIns }) => signIns,
  });
}

/** Signs the member out of the tests of a connector. */
export function useEndTestSignIns(connectorId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(endTestSignIns, { params: { connectorId } }),
    onSettled: () => client.invalidateQueries({ queryKey: testSignInsKey(connectorId) }),
  });
}
