import type { ByteBudget, EgressExchange, RuntimeObserver } from '@tenon/runtime';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Gauges } from './gauges.ts';
import { runSeconds } from './run-seconds.ts';

/** The figures of this process and of the whole system, in the form that Prometheus reads. */
export interface Metrics {
  readonly runtimeObserver: RuntimeObserver;
  observeEgress(exchange: EgressExchange): void;
  observeRequest(request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  /** The page, with what the database tells now. */
  text(
    gauges: Gauges | undefined,
    bodies: readonly ByteBudget[],
  ): Promise<{ readonly contentType: string; readonly text: string }>;
}

/**
 * Makes the metrics of one process. Labels have few values each: routes are patterns, hosts are classes, failures are the
 * codes of the egress, and regions are those of the operator.
 */
export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const histogram = (name: string, help: string, labelNames: readonly string[], buckets: readonly number[]) =>
    new Histogram({ name, help, labelNames: [...labelNames], buckets: [...buckets], registers });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });

  gauge('tenon_build_info', 'Always 1; the label tells the version.', ['version']).set({ version }, 1);
  const requests = histogram(
    'tenon_http_request_seconds',
    'Duration of HTTP requests by method, route and status.',
    ['method', 'route', 'status'],
    [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 130],
  );
  const runs = histogram(
    'tenon_run_seconds',
    'Time from the start of a run to its end, waiting included, by final status; runs that ended in this process.',
    ['status'],
    [0.01, 0.05, 0.2, 1, 5, 30, 120, 600, 3_600, 86_400],
  );
  const started = counter('tenon_runs_started_total', 'Runs that this process began to carry out.');
  const ended = counter('tenon_runs_ended_total', 'Runs that ended in this process, by final status.', ['status']);
  const resumed = counter(
    'tenon_runs_resumed_total',
    'Runs that this process took up again after a rest or from another worker.',
  );
  const actions = counter('tenon_actions_total', 'Action runs that ended in this process, by status.', ['status']);
  const inMemory = gauge('tenon_runs_in_memory', 'Runs that this process holds in memory.');
  const heldBack = counter(
    'tenon_tenant_held_back_total',
    'Times that a call was refused, or runs that are due were left for later, because their tenant had its share of this process.',
    ['what'],
  );
  const flushes = histogram(
    'tenon_journal_flush_seconds',
    'Duration of the flushes of the journal, by outcome.',
    ['outcome'],
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2, 10],
  );
  const batches = histogram(
    'tenon_journal_flush_writes',
    'Runs whose writes shared one flush of the journal.',
    [],
    [1, 2, 5, 10, 25, 50, 100, 250, 500],
  );
  const egress = histogram(
    'tenon_egress_request_seconds',
    'Duration of outgoing requests, redirects and body included. Host class: public, or allowed by the operator. Outcome: class of the status, or code of the failure.',
    ['host_class', 'outcome'],
    [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30, 120],
  );
  const states = gauge('tenon_runs', 'Runs that are not over, in all processes, by state.', ['state']);
  const depth = gauge('tenon_queue_depth', 'Wake-ups in the queues, in all processes.', ['topic', 'region', 'state']);
  const oldest = gauge('tenon_queue_oldest_seconds', 'How long the oldest wake-up that is due has waited.', [
    'topic',
    'region',
  ]);
  const workers = gauge('tenon_workers', 'Workers that are registered, by whether they show signs of life.', ['state']);
  const bodyBytes = gauge('tenon_body_bytes', 'Bytes of memory that large bodies of this process take at present.');
  const bodiesWaiting = gauge('tenon_bodies_waiting', 'Large bodies that wait for memory in this process.');
  const connections = gauge('tenon_database_connections', 'Database connections of this process.', ['state']);

  return {
    runtimeObserver: {
      flushed({ writes, seconds, isDurable }) {
        flushes.observe({ outcome: isDurable ? 'durable' : 'failed' }, seconds);
        batches.observe(writes);
      },
      takenUp({ history }) {
        inMemory.inc();
        if (history.length > 1) resumed.inc();
        else started.inc();
      },
      recorded(run, events) {
        for (const event of events) {
          if (event.kind === 'action-completed') actions.inc({ status: event.status });
          if (event.kind === 'action-skipped') actions.inc({ status: 'Skipped' });
          if (event.kind !== 'run-completed') continue;
          ended.inc({ status: event.status });
          runs.observe({ status: event.status }, runSeconds(run, event.at));
        }
      },
      left: () => inMemory.dec(),
      heldBack: (what) => heldBack.inc({ what }),
    },
    observeEgress({ hostClass, outcome, seconds }) {
      egress.observe({ host_class: hostClass, outcome }, seconds);
    },
    observeRequest({ method, route, status, seconds }) {
      requests.observe({ method, route, status }, seconds);
    },
    async text(gauges, bodies) {
      bodyBytes.set(bodies.reduce((sum, budget) => sum + budget.taken(), 0));
      bodiesWaiting.set(bodies.reduce((sum, budget) => sum + budget.waiting(), 0));
      for (const each of [states, depth, oldest, workers, connections]) each.reset();
      if (gauges !== undefined) show(gauges);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };

  function show({ runs: of, queues, workers: all, connections: pool }: Gauges): void {
    for (const [state, count] of Object.entries(of)) states.set({ state }, count);
    for (const { topic, region, ready, sleeping, active, failed, oldestSeconds } of queues) {
      for (const [state, count] of Object.entries({ ready, sleeping, active, failed })) {
        depth.set({ topic, region, state }, count);
      }
      oldest.set({ topic, region }, oldestSeconds);
    }
    const silent = all.filter((worker) => worker.isSilent).length;
    workers.set({ state: 'silent' }, silent);
    workers.set({ state: 'alive' }, all.length - silent);
    for (const [state, count] of Object.entries(pool)) connections.set({ state }, count);
  }
}
