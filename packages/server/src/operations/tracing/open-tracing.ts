import type { ObservedRun, RuntimeObserver } from '@tenon/runtime';
import type { Logger } from 'pino';
import type { TracingSettings } from './settings.ts';
import { spanIdOf, traceOf, writeTraceparent } from './trace-context.ts';

/** What the runtime needs so that runs are traced. */
export interface Tracing {
  readonly observers: readonly RuntimeObserver[];
  /** The `traceparent` of a request of a run; undefined where nobody follows the run. */
  traceparentOf(run: ObservedRun, request: string): string | undefined;
  close(): Promise<void>;
}

/**
 * Opens tracing. Without settings nothing is loaded and nothing is sent, but a caller's trace still goes on with the
 * requests of the run that it started.
 */
export async function openTracing(
  settings: TracingSettings | undefined,
  parts: { readonly log: Logger; readonly version: string },
): Promise<Tracing> {
  const traceparentOf = (run: ObservedRun, request: string) => {
    const trace = traceOf(run, settings?.ratio ?? 0);
    const isFollowed = settings !== undefined || trace.parentSpanId !== undefined;
    return isFollowed ? writeTraceparent(trace, spanIdOf(run.runName, request)) : undefined;
  };
  if (settings === undefined) return { observers: [], traceparentOf, close: async () => undefined };
  const { exportSpans } = await import('./export-spans.ts');
  const { traceRuns } = await import('./trace-runs.ts');
  const spans = exportSpans(settings, parts);
  return { observers: [traceRuns(settings.ratio, spans.add)], traceparentOf, close: spans.close };
}
