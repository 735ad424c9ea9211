import type { Span } from './span.ts';

const kinds = { internal: 1, server: 2, client: 3 } as const;

/** Spans in the JSON of the OpenTelemetry protocol (OTLP/HTTP 1.x, `ExportTraceServiceRequest`). */
export function writeSpans(
  spans: readonly Span[],
  { resource, version }: { readonly resource: Readonly<Record<string, string>>; readonly version: string },
): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: writeAttributes(resource) },
        scopeSpans: [{ scope: { name: 'tenon', version }, spans: spans.map(writeSpan) }],
      },
    ],
  });
}

function writeSpan({ traceId, spanId, parentSpanId, name, kind, startedAt, endedAt, failure, attributes }: Span) {
  return {
    traceId,
    spanId,
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    name,
    kind: kinds[kind],
    startTimeUnixNano: toNanoseconds(startedAt),
    endTimeUnixNano: toNanoseconds(endedAt),
    attributes: writeAttributes(attributes),
    status: failure === undefined ? { code: 1 } : { code: 2, message: failure },
  };
}

function writeAttributes(attributes: Readonly<Record<string, string | number>>) {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    // 64-bit integers are text in OTLP's JSON.
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }));
}

/** Nanoseconds since 1970, as text: they are more than a number holds exactly. */
function toNanoseconds(instant: string): string {
  const seconds = BigInt(Math.floor(Date.parse(instant) / 1_000));
  const fraction = (/\.(\d+)/.exec(instant)?.[1] ?? '').padEnd(9, '0').slice(0, 9);
  return String(seconds * 1_000_000_000n + BigInt(fraction));
}
