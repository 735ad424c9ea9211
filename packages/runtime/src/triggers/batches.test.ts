import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RuntimeKit, responseAction, startRuntimeKit } from '../../../../tools/testing/runtime-kit.ts';

let kit: RuntimeKit;
beforeAll(async () => {
  kit = await startRuntimeKit();
});
afterAll(() => kit.close());

const told = (path: string) =>
  kit.calls
    .filter((call) => call.startsWith(`GET /${path}/`))
    .map((call) => decodeURIComponent(call.slice(`GET /${path}/`.length)));

async function saveReceiver(name: string, configurations: object) {
  const workflow = await kit.save(
    name,
    {
      Each: { type: 'Select', inputs: { from: `@triggerBody()['items']`, select: `@item()['content']` } },
      Tell: {
        type: 'Http',
        inputs: { method: 'GET', uri: `${kit.apiUrl}/${name}/@{encodeURIComponent(string(body('Each')))}` },
        runAfter: { Each: ['Succeeded'] },
      },
    },
    { Batch: { type: 'Batch', inputs: { mode: 'Inline', configurations } } },
  );
  await kit.runtime.workflowChanged(workflow);
}

const saveSender = (name: string, receiver: string, more: object = {}) =>
  kit.save(name, {
    Send: {
      type: 'SendToBatch',
      inputs: {
        batchName: 'orders',
        content: '@triggerBody()',
        host: {
          triggerName: 'Batch',
          workflow: {
            id: `/subscriptions/${kit.tenant.subscriptionId}/resourceGroups/default/providers/Microsoft.Logic/workflows/${receiver}`,
          },
        },
        ...more,
      },
    },
    Answer: responseAction(`@{outputs('Send')?['statusCode']}`, { Send: ['Succeeded', 'Failed'] }),
  });

test('a batch is released to one run when it holds as many messages as it waits for, each partition for itself', async () => {
  await saveReceiver('counted', { orders: { releaseCriteria: { messageCount: 3 } } });
  const sender = await saveSender('counting', 'counted', { partitionName: `@{mod(triggerBody(), 2)}` });
  for (const body of [1, 2, 3, 4, 5]) expect((await (await kit.fire(sender, { body })).response).body).toBe('202');
  await expect.poll(() => told('counted')).toEqual(['[1,3,5]']);
  await (await kit.fire(sender, { body: 6 })).response;
  await expect.poll(() => told('counted')).toEqual(['[1,3,5]', '[2,4,6]']);
});

test('a batch is released when it is large enough', async () => {
  await saveReceiver('sized', { orders: { releaseCriteria: { batchSize: 1_000 } } });
  const sender = await saveSender('sizing', 'sized');
  await (await kit.fire(sender, { body: 'short' })).response;
  await (await kit.fire(sender, { body: 'x'.repeat(1_000) })).response;
  await expect.poll(() => told('sized')).toHaveLength(1);
});

test('a batch is released by its recurrence, and not when nothing has come', async () => {
  const sender = await saveSender('timing', 'timed');
  await saveReceiver('timed', { orders: { releaseCriteria: { recurrence: { frequency: 'Second', interval: 1 } } } });
  for (const body of ['a', 'b']) await (await kit.fire(sender, { body })).response;
  await expect.poll(() => told('timed').flatMap((text) => JSON.parse(text))).toEqual(['a', 'b']);
  const before = told('timed').length;
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(told('timed')).toHaveLength(before);
});

test('a message for a batch that nobody collects fails', async () => {
  const sender = await saveSender('lost', 'nowhere');
  expect((await (await kit.fire(sender, { body: 1 })).response).body).toBe('404');
  await saveReceiver('other', { invoices: { releaseCriteria: { messageCount: 2 } } });
  const other = await saveSender('wrong', 'other');
  expect((await (await kit.fire(other, { body: 1 })).response).body).toBe('404');
});
