import type { EgressObserver, RuntimeObserver } from '@tenon/runtime';
import { createMetrics, type Metrics } from './metrics.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** What the server tells of itself: to Prometheus, and to the page *Operations*. */
export interface Telemetry {
  readonly startedAt: Date;
  readonly metrics: Metrics;
  readonly timeline: Timeline;
  readonly runtimeObservers: readonly RuntimeObserver[];
  readonly observeEgress: EgressObserver;
  /** Whether the process has been asked to stop: from then on it is not ready for calls. */
  readonly isStopping: boolean;
  announceStop(): void;
  close(): void;
}

/** Begins to measure this process. */
export function createTelemetry(version: string): Telemetry {
  const metrics = createMetrics(version);
  const timeline = createTimeline();
  let isStopping = false;
  return {
    startedAt: new Date(),
    metrics,
    timeline,
    runtimeObservers: [metrics.runtimeObserver, timeline.runtimeObserver],
    observeEgress(exchange) {
      metrics.observeEgress(exchange);
      timeline.observeEgress(exchange);
    },
    get isStopping() {
      return isStopping;
    },
    announceStop() {
      isStopping = true;
    },
    close: () => timeline.stop(),
  };
}
