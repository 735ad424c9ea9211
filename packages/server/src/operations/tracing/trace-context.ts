import { createHash } from 'node:crypto';
import type { ObservedRun } from '@tenon/runtime';

/** The trace that a run belongs to. */
export interface RunTrace {
  readonly traceId: string;
  /** The caller's span, when the caller sent a `traceparent`. */
  readonly parentSpanId: string | undefined;
  readonly isSampled: boolean;
}

/**
 * The trace of a run: its caller's, which stands in the journal among the headers of its trigger, or one made of its name.
 * Both are there after a restart, so whoever carries the run on continues the same trace. `ratio` of the runs without a
 * caller's decision are sampled.
 */
export function traceOf({ runName, started }: Pick<ObservedRun, 'runName' | 'started'>, ratio: number): RunTrace {
  const called = readTraceparent(headersOf(started.trigger.outputs));
  if (called !== undefined) return called;
  const traceId = hash(`trace ${runName}`).slice(0, 32);
  return { traceId, parentSpanId: undefined, isSampled: Number.parseInt(traceId.slice(-8), 16) < ratio * 2 ** 32 };
}

/** The id of a span of a run: the same whoever computes it. `''` is the run itself, a path one of its actions, a request one try. */
export function spanIdOf(runName: string, part: string): string {
  return hash(`span ${runName} ${part}`).slice(0, 16);
}

/** The `traceparent` of a request that belongs to a span. */
export function writeTraceparent({ traceId, isSampled }: RunTrace, spanId: string): string {
  return `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`;
}

/** W3C Trace Context, version 00 and what later ones begin with; ids of zeros alone are none. */
function readTraceparent(headers: Readonly<Record<string, unknown>>): RunTrace | undefined {
  const [, text] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'traceparent') ?? [];
  const match = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/.exec(
    String(text),
  );
  const [, traceId, parentSpanId, flags = '0'] = match ?? [];
  if (traceId === undefined) return undefined;
  return { traceId, parentSpanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** Secured outputs are not readable here: then the trace is made of the name. */
function headersOf(outputs: unknown): Readonly<Record<string, unknown>> {
  const headers: unknown = Object(outputs).headers;
  return typeof headers === 'object' && headers !== null ? (headers as Readonly<Record<string, unknown>>) : {};
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
