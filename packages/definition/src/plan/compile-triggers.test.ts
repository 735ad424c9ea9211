import { expect, test } from 'vitest';
import { readValue } from '../value/read-value.ts';
import { compileDefinition } from './compile-definition.ts';

const request = { manual: { type: 'Request', kind: 'Http', inputs: {} } };

test.each<{ name: string; triggers: object; found: readonly string[] }>([
  {
    name: 'a subscription tried again after less than five seconds',
    triggers: {
      W: {
        type: 'HttpWebhook',
        inputs: {
          subscribe: {
            method: 'POST',
            uri: 'https://a.example/hooks',
            retryPolicy: { type: 'fixed', count: 2, interval: 'PT1S' },
          },
        },
      },
    },
    found: ['invalid-value at /triggers/W/inputs/subscribe/retryPolicy/interval'],
  },
  {
    name: 'a frequency that is none',
    triggers: { R: { type: 'Recurrence', recurrence: { frequency: 'Daily', interval: 1 } } },
    found: ['invalid-value at /triggers/R/recurrence/frequency'],
  },
  {
    name: 'week days in a monthly schedule',
    triggers: {
      R: { type: 'Recurrence', recurrence: { frequency: 'Month', interval: 1, schedule: { weekDays: ['Monday'] } } },
    },
    found: ['invalid-schedule at /triggers/R/recurrence/schedule/weekDays'],
  },
  {
    name: 'batches beside another trigger',
    triggers: {
      ...request,
      B: {
        type: 'Batch',
        inputs: {
          mode: 'Inline',
          batchGroupName: 'g',
          configurations: { a: { releaseCriteria: { messageCount: 10 } } },
        },
      },
    },
    found: ['misplaced-trigger at /triggers/B'],
  },
  {
    name: 'a split over what is no expression',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {}, splitOn: 'rows' } },
    found: ['invalid-value at /triggers/manual/splitOn'],
  },
  {
    name: 'a sliding window of months',
    triggers: { W: { type: 'SlidingWindow', recurrence: { frequency: 'Month', interval: 1 } } },
    found: ['invalid-schedule at /triggers/W/recurrence/frequency'],
  },
  {
    name: 'a sliding window with a schedule and a delay that is none',
    triggers: {
      W: {
        type: 'SlidingWindow',
        recurrence: { frequency: 'Day', interval: 1, schedule: { hours: [1] } },
        inputs: { delay: '5m' },
      },
    },
    found: ['invalid-schedule at /triggers/W/recurrence/schedule', 'invalid-value at /triggers/W/inputs/delay'],
  },
  {
    name: 'an unknown time zone',
    triggers: { R: { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1, timeZone: 'Middle-earth' } } },
    found: ['invalid-schedule at /triggers/R/recurrence/timeZone'],
  },
  {
    name: 'a start on a day that no month has, and an end at an hour that no day has',
    triggers: {
      R: {
        type: 'Recurrence',
        recurrence: {
          frequency: 'Day',
          interval: 1,
          startTime: '2027-02-30T09:00:00',
          endTime: '2027-03-01T25:00:00Z',
        },
      },
    },
    found: [
      'invalid-schedule at /triggers/R/recurrence/startTime',
      'invalid-schedule at /triggers/R/recurrence/endTime',
    ],
  },
  {
    name: 'a relative path without a method',
    triggers: { manual: { type: 'Request', inputs: { relativePath: '{id}' } } },
    found: ['missing-member at /triggers/manual/inputs/relativePath'],
  },
])('refuses $name', ({ triggers, found }) => {
  const { diagnostics } = compileDefinition(readValue(JSON.stringify({ triggers, actions: {} })), {});
  expect(diagnostics.map(({ code, place }) => `${code} at ${place?.pointer}`)).toEqual(found);
});

test('takes the delay of a sliding window', () => {
  const W = { type: 'SlidingWindow', recurrence: { frequency: 'Hour', interval: 1 }, inputs: { delay: 'PT5M' } };
  const { value, diagnostics } = compileDefinition(readValue(JSON.stringify({ triggers: { W }, actions: {} })), {});
  expect(diagnostics).toEqual([]);
  expect(value?.findTrigger('W')?.delayMs).toBe(300_000);
});
