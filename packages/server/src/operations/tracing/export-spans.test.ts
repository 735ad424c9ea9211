import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { exportSpans } from './export-spans.ts';
import type { Span } from './span.ts';

let server: Server;
afterEach(() => server.close());

/** A collector that answers with the statuses in turn, and the last one from then on; what it took, by span name. */
async function startCollector(...statuses: number[]) {
  const taken: string[][] = [];
  const headers: unknown[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(body) as {
        resourceSpans: { scopeSpans: { spans: { name: string }[] }[] }[];
      };
      const status = statuses.length > 1 ? statuses.shift() : statuses[0];
      headers.push(request.headers['api-key']);
      if (status === 200) taken.push(resourceSpans[0]?.scopeSpans[0]?.spans.map(({ name }) => name) ?? []);
      response.writeHead(status ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`;
  const settings = { endpoint, headers: [['api-key', 'k'] as const], resource: {}, ratio: 1 };
  return { taken, headers, spans: exportSpans(settings, { log: pino({ level: 'silent' }), version: '1' }) };
}

function span(name: string): Span {
  const at = '2026-01-01T00:00:00.0000000Z';
  return {
    traceId: 'a'.repeat(32),
    spanId: 'b'.repeat(16),
    parentSpanId: undefined,
    name,
    kind: 'internal',
    startedAt: at,
    endedAt: at,
    failure: undefined,
    attributes: {},
  };
}

test('sends in batches, with the headers of the settings, and what is left when it closes', async () => {
  const { taken, headers, spans } = await startCollector(200);
  for (let count = 0; count < 700; count += 1) spans.add(span(`s${count}`));
  await spans.close();
  expect(taken.map((batch) => batch.length)).toEqual([500, 200]);
  expect(headers).toEqual(['k', 'k']);
});

test.each([
  { name: 'tries again what the collector could not take', statuses: [503, 200], taken: [['one']] },
  { name: 'tries again when too much was sent', statuses: [429, 200], taken: [['one']] },
  { name: 'drops what the collector does not want', statuses: [400, 200], taken: [] },
])('$name', async ({ statuses, taken }) => {
  const collector = await startCollector(...statuses);
  collector.spans.add(span('one'));
  await collector.spans.close();
  expect(collector.taken).toEqual(taken);
});

test('a collector that is not there holds nothing up', async () => {
  const { taken, spans } = await startCollector(200);
  server.close();
  spans.add(span('lost'));
  await spans.close();
  expect(taken).toEqual([]);
});
