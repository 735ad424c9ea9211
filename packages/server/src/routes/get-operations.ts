import { getOperations as contract } from '@tenon/contract';
import { route } from '../routing/route.ts';

/** How the instance does, for its operator. */
export const getOperations = route({
  contract,
  permission: 'Tenon/operations/read',
  at: 'instance',
  async handle({ parts: { telemetry, gauges, config } }) {
    const { runs, queues, workers, connections } = await gauges();
    return {
      version: config.version,
      startedAt: telemetry.startedAt.toISOString(),
      runs,
      queues: [...queues],
      workers: workers.map((worker) => ({
        ...worker,
        regions: [...worker.regions],
        startedAt: worker.startedAt.toISOString(),
      })),
      connections,
      everySeconds: telemetry.timeline.everySeconds,
      samples: telemetry.timeline.samples().map((sample) => ({ ...sample, at: sample.at.toISOString() })),
    };
  },
});
