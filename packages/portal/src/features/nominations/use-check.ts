import { useMutation } from '@tanstack/react-query';
import { validateConnector } from '@tenon/contract';
import { call } from '../../transport/call.ts';
import type { Declarations } from './use-nominate.ts';

/** Judges a connector with what was declared so far, without nominating it. */
export function useCheck(connectorId: string) {
  return useMutation({
    mutationFn: (declarations: Partial<Declarations>) =>
      call(validateConnector, { params: { connectorId }, body: { profile: 'certification', declarations } }),
  });
}
