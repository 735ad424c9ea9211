import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fillRelativePath } from './fill-relative-path.ts';
import type { CallbackUrl } from './workflow-types.ts';

/** What calling a trigger answered. */
export interface TriggerAnswer {
  readonly status: number;
  readonly body: string;
  readonly run: string | undefined;
  readonly durationMs: number;
}

/** Calls a trigger's signed address as anybody would: without the session's cookie. */
export function useTryTrigger(callback: CallbackUrl) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (call: {
      readonly path: Readonly<Record<string, string>>;
      readonly body: string;
    }): Promise<TriggerAnswer> => {
      const address = new URL(fillRelativePath(callback.value, call.path));
      const started = performance.now();
      const response = await fetch(`${address.pathname}${address.search}`, {
        method: callback.method,
        credentials: 'omit',
        ...(callback.method === 'GET' || call.body === ''
          ? {}
          : {
              body: call.body,
              headers: { 'content-type': /^\s*[[{]/.test(call.body) ? 'application/json' : 'text/plain' },
            }),
      });
      const body = await response.text();
      return {
        status: response.status,
        body,
        run: response.headers.get('x-ms-workflow-run-id') ?? undefined,
        durationMs: performance.now() - started,
      };
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['runs'] }),
  });
}
