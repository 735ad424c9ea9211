import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RuntimeKit, startRuntimeKit } from '../../../../tools/testing/runtime-kit.ts';

let kit: RuntimeKit;
beforeAll(async () => {
  kit = await startRuntimeKit();
});
afterAll(() => kit.close());

const tell = (path: string) => ({
  Tell: { type: 'Http', inputs: { method: 'GET', uri: `${kit.apiUrl}/${path}` } },
});
const told = (path: string) =>
  kit.calls.filter((call) => call.startsWith(`GET /${path}/`)).map((call) => call.slice(`GET /${path}/`.length));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const second = { frequency: 'Second', interval: 1 };

test('after downtime no window is missing and none comes twice, and a recurrence does not make up for what it missed', async () => {
  const windows = await kit.save('windows', tell('window/@{triggerOutputs().windowStartTime}'), {
    Window: { type: 'SlidingWindow', recurrence: second, inputs: {} },
  });
  const ticks = await kit.save('ticks', tell('tick/@{trigger().scheduledTime}'), {
    Tick: { type: 'Recurrence', recurrence: second },
  });
  for (const workflow of [windows, ticks]) await kit.runtime.workflowChanged(workflow);
  await expect.poll(() => told('window').length).toBeGreaterThan(1);
  await kit.runtime.stop();
  const [windowsBefore, ticksBefore] = [told('window').length, told('tick').length];
  await pause(4_000);
  const next = await kit.anotherRuntime();
  await expect.poll(() => told('window').length).toBeGreaterThan(windowsBefore + 4);
  await next.stop();
  const starts = told('window').map((text) => Date.parse(decodeURIComponent(text)));
  const sorted = [...starts].sort((one, other) => one - other);
  expect(sorted.slice(1).map((at, index) => at - (sorted[index] ?? 0))).toEqual(sorted.slice(1).map(() => 1_000));
  expect(new Set(told('tick')).size).toBe(told('tick').length);
  const passed = (Math.max(...starts) - Math.min(...starts)) / 1_000;
  expect(told('tick').length - ticksBefore).toBeLessThan(passed - ticksBefore);
});

test('a sliding window is put off by its delay, and a poll waits while as many runs as allowed go on', async () => {
  const runtime = await kit.anotherRuntime();
  const delayed = await kit.save('delayed', tell('delayed/@{utcNow()}/@{triggerOutputs().windowStartTime}'), {
    Window: { type: 'SlidingWindow', recurrence: { frequency: 'Hour', interval: 1 }, inputs: { delay: 'PT2S' } },
  });
  await runtime.workflowChanged(delayed);
  const busy = await kit.save(
    'busy',
    { Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } } },
    {
      Poll: {
        type: 'Http',
        inputs: { method: 'GET', uri: `${kit.apiUrl}/busy/poll` },
        recurrence: second,
        operationOptions: 'SingleInstance',
      },
    },
  );
  await runtime.workflowChanged(busy);
  await expect.poll(() => told('delayed').length).toBe(1);
  const [firedAt = '', windowStart = ''] = (told('delayed')[0] ?? '').split('/').map(decodeURIComponent);
  expect(Date.parse(firedAt) - Date.parse(windowStart)).toBeGreaterThanOrEqual(2_000);
  await pause(2_000);
  expect(told('busy')).toEqual(['poll']);
  await runtime.stop();
});
