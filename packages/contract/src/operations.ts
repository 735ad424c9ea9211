import { z } from 'zod';
import { instant } from './fields.ts';
import { defineRoute } from './route.ts';

const count = z.number().int();
/** Milliseconds; null where nothing happened in the interval. */
const ms = z.number().nullable();

const sample = z.object({
  at: instant,
  runsStarted: count,
  runsSucceeded: count,
  runsFailed: count,
  runMsP50: ms,
  runMsP95: ms,
  inMemory: count,
  flushes: count,
  flushMsP95: ms,
  flushWrites: z.number().nullable(),
  requests: count,
  requestsFailed: count,
  requestMsP95: ms,
  egress: count,
  egressFailed: count,
  egressMsP95: ms,
  memoryMb: z.number(),
  loopDelayMs: z.number(),
});

/** How the instance does: now, over all processes, and in the last half hour of the process that answers. */
export const getOperations = defineRoute({
  method: 'GET',
  path: '/api/v1/operations',
  summary: 'Tells how the instance does',
  tag: 'Instance',
  answer: z.object({
    version: z.string(),
    startedAt: instant,
    /** Live runs of all processes. */
    runs: z.object({ carried: count, asleep: count, waiting: count, overdue: count }),
    queues: z.array(
      z.object({
        topic: z.string(),
        region: z.string(),
        ready: count,
        sleeping: count,
        active: count,
        failed: count,
        oldestSeconds: z.number(),
      }),
    ),
    workers: z.array(
      z.object({
        worker: count,
        regions: z.array(z.string()),
        startedAt: instant,
        silentSeconds: z.number(),
        isSilent: z.boolean(),
        runs: count,
      }),
    ),
    connections: z.object({ total: count, idle: count, waiting: count }),
    everySeconds: count,
    /** Oldest first. */
    samples: z.array(sample),
  }),
});
