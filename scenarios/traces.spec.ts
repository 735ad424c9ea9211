import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { managementApi } from './management.ts';
import { bootstrap, newDataFolder, startProduct } from './product.ts';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, string>> }[];
}

/** A server that answers with what `answer` says, which sees each request with its body. */
async function serve(
  answer: (request: IncomingMessage, body: string) => number,
): Promise<{ host: string; close(): void }> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      response.statusCode = answer(request, body);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

test('one trace follows a run over a retry and a killed server, from its caller to the APIs it calls', async () => {
  const spans: Span[] = [];
  const collector = await serve((request, body) => {
    const sent = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
    if (request.url === '/v1/traces') spans.push(...(sent.resourceSpans[0]?.scopeSpans[0]?.spans ?? []));
    return 200;
  });
  const received: { readonly path: string; readonly traceparent: string }[] = [];
  const api = await serve(({ url = '', headers }) => {
    const isFirst = received.every(({ path }) => path !== url);
    received.push({ path: url, traceparent: String(headers['traceparent']) });
    return url === '/before' && isFirst ? 503 : 200;
  });
  const call = (path: string, runAfter: object) => ({
    type: 'Http',
    inputs: {
      method: 'POST',
      uri: `http://${api.host}${path}`,
      retryPolicy: { type: 'fixed', interval: 'PT5S', count: 2 },
    },
    runAfter,
  });
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: {
      Before: call('/before', {}),
      Pause: { type: 'Wait', inputs: { interval: { count: 6, unit: 'Second' } }, runAfter: { Before: ['Succeeded'] } },
      After: call('/after', { Pause: ['Succeeded'] }),
    },
  };

  const data = newDataFolder();
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://${collector.host}`;
  const flags = ['--no-example', '--allow-host', api.host];
  const first = await startProduct(data.path, flags);
  const management = managementApi(await bootstrap(data.path));
  await management.deploy('traced', definition);
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
  await fetch(await management.triggerUrl('traced'), { method: 'POST', headers: { traceparent } });
  await expect.poll(() => spans.map(({ name }) => name), { timeout: 20_000 }).toContain('Before');
  await first.kill();

  const second = await startProduct(data.path, flags);
  await expect.poll(() => spans.map(({ name }) => name), { timeout: 30_000 }).toContain('run traced');
  await second.stop();
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];

  expect(spans.map(({ name }) => name)).toEqual([
    'call Before',
    'call Before',
    'Before',
    'Pause',
    'call After',
    'After',
    'run traced',
  ]);
  expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  const run = spans.at(-1);
  expect(run?.parentSpanId).toBe('b7ad6b7169203331');
  expect(spans.filter(({ name }) => !name.includes(' ')).map((span) => span.parentSpanId)).toEqual(
    Array.from({ length: 3 }, () => run?.spanId),
  );
  const tries = spans.filter(({ name }) => name.startsWith('call'));
  expect(received.map((request) => [request.path, request.traceparent])).toEqual(
    ['/before', '/before', '/after'].map((path, index) => [path, `00-${traceId}-${tries[index]?.spanId}-01`]),
  );
  collector.close();
  api.close();
  data.remove();
});
