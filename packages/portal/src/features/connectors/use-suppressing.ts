import { useMutation, useQueryClient } from '@tanstack/react-query';
import { listSuppressions, suppressFinding, unsuppressFinding } from '@tenon/contract';
import { call } from '../../transport/call.ts';

/** A rule at a place of a connector. */
interface SuppressedPlace {
  readonly rule: string;
  readonly pointer: string;
}

/** Suppresses findings of a connector, and counts them again. */
export function useSuppressing(connectorId: string) {
  const client = useQueryClient();
  const params = { connectorId };
  const onSuccess = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['judgement', connectorId] }),
      client.invalidateQueries({ queryKey: ['rule-places', connectorId] }),
      client.invalidateQueries({ queryKey: ['own-rules', connectorId] }),
    ]);
  const suppress = useMutation({
    mutationFn: (suppression: SuppressedPlace & { readonly reason: string }) =>
      call(suppressFinding, { params, body: suppression }),
    onSuccess,
  });
  const takeBack = useMutation({
    async mutationFn({ rule, pointer }: SuppressedPlace) {
      const { suppressions } = await call(listSuppressions, { params });
      const found = suppressions.find((one) => one.rule === rule && one.pointer === pointer);
      if (found !== undefined) await call(unsuppressFinding, { params: { connectorId, suppressionId: found.id } });
    },
    onSuccess,
  });
  return { suppress, takeBack };
}
