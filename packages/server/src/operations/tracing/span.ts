/** A span that is over, before it is written for a collector. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client';
  /** Instants of the journal: ISO 8601 in UTC with seven fraction digits. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** The code of what went wrong; undefined when nothing did. Never a message: those may hold data. */
  readonly failure: string | undefined;
  readonly attributes: Readonly<Record<string, string | number>>;
}
