import type { ObservedRun } from '@tenon/runtime';
import { describe, expect, test } from 'vitest';
import { readTracing } from './settings.ts';
import type { Span } from './span.ts';
import { spanIdOf, traceOf, writeTraceparent } from './trace-context.ts';
import { traceRuns } from './trace-runs.ts';
import { writeSpans } from './write-spans.ts';

const at = (second: number) => `2026-01-01T00:00:0${second}.1234567Z`;
const given = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

function observed(
  headers: Readonly<Record<string, string | number>> = {},
  history: ObservedRun['history'] = [],
  epoch = 1,
): ObservedRun {
  const started = {
    kind: 'run-started',
    at: at(0),
    run: 'r1',
    workflow: { id: '/w', name: 'w', type: 't', location: 'local', version: '1' },
    trigger: {
      name: 'manual',
      outputs: { headers },
      startTime: at(0),
      endTime: at(0),
      status: 'Succeeded',
      code: 'OK',
    },
    clientTrackingId: 'r1',
    correlationId: 'c',
    caller: 'none',
  } as const;
  return { tenantId: 't', workflowId: 'w', runName: 'r1', region: 'local', epoch, started, history };
}

describe('the trace of a run', () => {
  test('is its caller’s, whatever the spelling of the header', () => {
    const trace = traceOf(observed({ TraceParent: given }), 0);
    expect(trace).toEqual({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      parentSpanId: 'b7ad6b7169203331',
      isSampled: true,
    });
    expect(writeTraceparent(trace, spanIdOf('r1', 'x'))).toMatch(
      /^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/,
    );
  });

  test.each([
    { name: 'no header', headers: {} },
    { name: 'zeros', headers: { traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01` } },
    { name: 'a version that is none', headers: { traceparent: given.replace('00-', 'ff-') } },
    { name: 'something else', headers: { traceparent: 'hello' } },
    { name: 'no text', headers: { traceparent: 7 } },
  ])('is made of its name for $name, and always the same', ({ headers }) => {
    const trace = traceOf(observed(headers), 1);
    expect(trace).toEqual(traceOf(observed(), 1));
    expect(trace).toMatchObject({ parentSpanId: undefined, isSampled: true });
    expect(traceOf(observed(), 0).isSampled).toBe(false);
  });
});

const events = [
  { kind: 'action-started', path: 'Ask', at: at(1), trackingId: 'a', request: 'q1' },
  { kind: 'request-finished', path: 'Ask', at: at(2), request: 'q1', reply: { statusCode: 503, headers: {} } },
  { kind: 'request-started', path: 'Ask', at: at(3), request: 'q2', purpose: 'call', attempt: 2 },
  { kind: 'request-finished', path: 'Ask', at: at(4), request: 'q2', reply: { statusCode: 200, headers: {} } },
  { kind: 'action-completed', path: 'Ask', at: at(4), status: 'Succeeded', code: 'OK' },
  { kind: 'run-completed', at: at(5), status: 'Succeeded', code: 'OK' },
] as const;

function trace(cut: number): readonly Span[] {
  const spans: Span[] = [];
  const first = traceRuns(1, (span) => spans.push(span));
  first.takenUp(observed());
  first.recorded(observed(), events.slice(0, cut));
  // Another worker reads the journal and goes on.
  const later = observed({}, [observed().started, ...events.slice(0, cut)], 2);
  const second = traceRuns(1, (span) => spans.push(span));
  second.takenUp(later);
  second.recorded(later, events.slice(cut));
  return spans;
}

test('follows a run over retries: a span for each try, inside its action, inside its run', () => {
  const spans = trace(0);
  expect(spans.map(({ name, startedAt, endedAt, failure }) => [name, startedAt, endedAt, failure])).toEqual([
    ['call Ask', at(1), at(2), '503'],
    ['call Ask', at(3), at(4), undefined],
    ['Ask', at(1), at(4), undefined],
    ['run w', at(0), at(5), undefined],
  ]);
  const [one, two, action, run] = spans;
  expect([one?.parentSpanId, two?.parentSpanId]).toEqual([action?.spanId, action?.spanId]);
  expect([action?.parentSpanId, run?.parentSpanId]).toEqual([run?.spanId, undefined]);
});

test.each([1, 2, 3, 4, 5])('a worker that takes the run over after %d events ends the same spans', (cut) => {
  const withoutEpoch = (spans: readonly Span[]) => JSON.stringify(spans).replaceAll(/"tenon.run.epoch":\d/g, '');
  expect(withoutEpoch(trace(cut))).toBe(withoutEpoch(trace(0)));
});

test('writes what a collector reads: ids in hexadecimal, times in nanoseconds, numbers as text', () => {
  const [span] = trace(0);
  const written = JSON.parse(writeSpans(span ? [span] : [], { resource: { 'service.name': 'x' }, version: '1' }));
  expect(written.resourceSpans[0].resource.attributes).toEqual([{ key: 'service.name', value: { stringValue: 'x' } }]);
  expect(written.resourceSpans[0].scopeSpans[0].spans[0]).toMatchObject({
    kind: 3,
    startTimeUnixNano: `${Date.parse(at(1)) / 1_000 - 0.123}123456700`,
    status: { code: 2, message: '503' },
    attributes: expect.arrayContaining([{ key: 'http.response.status_code', value: { intValue: '503' } }]),
  });
});

describe('settings', () => {
  test('trace nothing without an endpoint, or when disabled', () => {
    expect(readTracing({})).toBeUndefined();
    expect(readTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_SDK_DISABLED: 'true' })).toBeUndefined();
  });

  test('are those that OpenTelemetry defines', () => {
    const environment = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318/',
      OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20b,x=1',
      OTEL_SERVICE_NAME: 'mine',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
    };
    expect(readTracing(environment)).toEqual({
      endpoint: 'http://c:4318/v1/traces',
      headers: [
        ['api-key', 'a b'],
        ['x', '1'],
      ],
      resource: { 'service.name': 'mine', 'deployment.environment.name': 'test' },
      ratio: 0.25,
    });
    expect(readTracing({ ...environment, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://t/x' })?.endpoint).toBe(
      'http://t/x',
    );
  });

  test('refuse what is no address', () => {
    expect(() => readTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' })).toThrow(
      expect.objectContaining({ code: 'otlp-endpoint-not-valid' }),
    );
  });
});
