import { z } from 'zod';
import { id, instant } from './fields.ts';
import { defineRoute } from './route.ts';

const operationCounts = z.object({
  calls: z.number().int(),
  succeeded: z.number().int(),
  /** Answered 429. */
  throttled: z.number().int(),
  /** Answered with another status of 400 to 499. */
  clientFailures: z.number().int(),
  serverFailures: z.number().int(),
  unanswered: z.number().int(),
  /** Succeeded of those that were not throttled, 0 to 1; null when there are none. */
  successRate: z.number().nullable(),
  /** Half of the calls took no longer; in milliseconds, within the step of the scale. */
  msP50: z.number().nullable(),
  msP95: z.number().nullable(),
});

/** How the operations of a connector do in the workflows of everybody who uses it. Counted without whose workflows they are. */
export const getConnectorAnalytics = defineRoute({
  method: 'GET',
  path: '/api/v1/connectors/{connectorId}/analytics',
  summary: 'Reads success and latency of the operations of a connector',
  tag: 'Connectors',
  params: z.object({ connectorId: id }),
  query: z.object({ days: z.coerce.number().int().min(1).max(90).default(7) }),
  answer: z.object({
    /** The span of one entry of `series`. */
    every: z.enum(['hour', 'day']),
    total: operationCounts,
    /** Of all operations together, without gaps. */
    series: z.array(operationCounts.extend({ at: instant })),
    /** The most called first. */
    operations: z.array(operationCounts.extend({ operationId: z.string() })),
  }),
});
