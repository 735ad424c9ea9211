import { expect, test } from 'vitest';
import { type TriggerOperation, writeTrigger } from './connector-trigger.ts';

const operation = (trigger: TriggerOperation['trigger']): TriggerOperation => ({
  operationId: 'OnOrder',
  method: 'POST',
  path: '/hooks',
  parameters: [],
  trigger,
});
const host = { connection: { name: "@parameters('$connections')['shop']['connectionId']" } };

test('a webhook is subscribed with the address that it calls back', () => {
  expect(writeTrigger(operation({ kind: 'webhook', events: null, callback: ['body', 'hook', 'url'] }), 'shop')).toEqual(
    {
      type: 'ApiConnectionWebhook',
      inputs: { host, method: 'post', path: '/hooks', body: { hook: { url: '@{listCallbackUrl()}' } } },
    },
  );
});

test('the address may go into the query', () => {
  const { inputs } = writeTrigger(operation({ kind: 'webhook', events: null, callback: ['queries', 'back'] }), 'shop');
  expect(inputs).toEqual({ host, method: 'post', path: '/hooks', queries: { back: '@{listCallbackUrl()}' } });
});

test('a list of events is split, so that each starts a run', () => {
  expect(writeTrigger(operation({ kind: 'polling', events: ['value'], callback: null }), 'shop')).toEqual({
    type: 'ApiConnection',
    inputs: { host, method: 'post', path: '/hooks' },
    recurrence: { frequency: 'Minute', interval: 5 },
    splitOn: "@triggerBody()?['value']",
  });
  expect(writeTrigger(operation({ kind: 'polling', events: [], callback: null }), 'shop')).toMatchObject({
    splitOn: '@triggerBody()',
  });
});

test('one event needs no split', () => {
  expect(writeTrigger(operation({ kind: 'polling', events: null, callback: null }), 'shop')).not.toHaveProperty(
    'splitOn',
  );
});
