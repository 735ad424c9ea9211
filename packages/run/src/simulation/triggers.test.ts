import { expect, test } from 'vitest';
import { after, compose, failuresOf, type Scenario } from '../testing/scenario.ts';

const reply = (more: object = {}): object => ({
  type: 'Response',
  kind: 'Http',
  inputs: { statusCode: 200, body: 'done' },
  ...more,
});
const request = (trigger: object): object => ({ manual: { type: 'Request', kind: 'Http', inputs: {}, ...trigger } });
const POLL = 'https://api.contoso.test/new';
const poll = (more: object = {}): object => ({
  Poll: {
    type: 'Http',
    inputs: { method: 'GET', uri: POLL },
    recurrence: { frequency: 'Minute', interval: 5 },
    ...more,
  },
});

test.each<Scenario & { readonly name: string }>([
  {
    name: 'without a Response the caller gets 202 at once',
    actions: { P: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } } },
    expect: { runs: [{ status: 'Succeeded', durationSeconds: 3600 }], response: { status: 202 } },
  },
  {
    name: 'when every Response is skipped the caller gets 502',
    actions: { A: compose(1), R: reply(after('A', ['Failed'])) },
    expect: { runs: [{ status: 'Succeeded', actions: { R: { status: 'Skipped' } } }], response: { status: 502 } },
  },
  {
    name: 'a caller who waits two minutes gets 504, and the run goes on',
    actions: {
      P: { type: 'Wait', inputs: { interval: { count: 3, unit: 'Minute' } } },
      R: reply(after('P')),
      L: compose(1, after('R', ['Succeeded', 'Failed', 'Skipped'])),
    },
    expect: {
      runs: [{ durationSeconds: 180, actions: { R: { code: 'ActionResponseTimedOut' }, L: { status: 'Succeeded' } } }],
      response: { status: 504 },
    },
  },
  {
    name: 'an asynchronous Response answers 202 with a location',
    actions: {
      P: { type: 'Wait', inputs: { interval: { count: 3, unit: 'Minute' } } },
      R: reply({ ...after('P'), operationOptions: 'Asynchronous' }),
    },
    expect: { runs: [{ status: 'Succeeded', actions: { R: { status: 'Succeeded' } } }], response: { status: 202 } },
  },
  {
    name: 'a method that the trigger does not take starts nothing',
    triggers: request({ inputs: { method: 'PUT' } }),
    actions: { A: compose(1) },
    expect: { runs: [], response: { status: 400 } },
  },
  {
    name: 'a condition that is not met starts nothing',
    triggers: request({ conditions: [{ expression: "@equals(triggerBody()?['kind'], 'a')" }] }),
    actions: { A: compose(1) },
    body: { kind: 'b' },
    expect: { runs: [] },
  },
  {
    name: 'a condition that fails starts nothing',
    triggers: request({ conditions: [{ expression: "@greater(triggerBody()['missing'], 1)" }] }),
    actions: { A: compose(1) },
    expect: { runs: [] },
  },
  {
    name: 'conditions are looked at for each item of splitOn',
    triggers: request({
      splitOn: "@triggerBody()?['rows']",
      conditions: [{ expression: '@greater(triggerBody(), 1)' }],
    }),
    actions: { A: compose('@triggerBody()') },
    body: { rows: [1, 2, 3] },
    expect: {
      runs: [{ actions: { A: { outputs: 2 } } }, { actions: { A: { outputs: 3 } } }],
      response: { status: 202 },
    },
  },
  {
    name: 'splitOn over nothing starts nothing',
    triggers: request({ splitOn: "@triggerBody()?['rows']" }),
    actions: { A: compose(1) },
    body: { rows: [] },
    expect: { runs: [] },
  },
  {
    name: 'splitOn over what is no array starts nothing',
    triggers: request({ splitOn: "@triggerBody()?['rows']" }),
    actions: { A: compose(1) },
    expect: { runs: [] },
  },
  {
    name: 'a recurrence starts a run each time',
    triggers: { Recurrence: { type: 'Recurrence', recurrence: { frequency: 'Hour', interval: 1 } } },
    actions: { A: compose("@utcNow('HH:mm')") },
    start: { trigger: 'Recurrence', times: 3 },
    expect: { runs: ['00:00', '01:00', '02:00'].map((time) => ({ actions: { A: { outputs: time } } })) },
  },
  {
    name: 'a sliding window tells its limits',
    triggers: {
      W: { type: 'SlidingWindow', recurrence: { frequency: 'Hour', interval: 1 }, inputs: { delay: 'PT5M' } },
    },
    actions: { A: compose("@{triggerOutputs()['windowStartTime']} @{triggerOutputs()['windowEndTime']}") },
    start: { trigger: 'W', times: 1 },
    expect: { runs: [{ actions: { A: { outputs: '2024-01-01T00:00:00.0000000Z 2024-01-01T01:00:00.0000000Z' } } }] },
  },
  {
    name: 'the windows since a start in the past are made up',
    triggers: {
      W: {
        type: 'SlidingWindow',
        recurrence: { frequency: 'Hour', interval: 1, startTime: '2023-12-31T22:00:00Z' },
      },
    },
    actions: { A: compose("@{triggerOutputs()['windowStartTime']} @{utcNow('HH:mm')}") },
    start: { trigger: 'W', times: 4 },
    expect: {
      runs: [
        { actions: { A: { outputs: '2023-12-31T22:00:00.0000000Z 00:00' } } },
        { actions: { A: { outputs: '2023-12-31T23:00:00.0000000Z 00:00' } } },
        { actions: { A: { outputs: '2024-01-01T00:00:00.0000000Z 00:00' } } },
        { actions: { A: { outputs: '2024-01-01T01:00:00.0000000Z 01:00' } } },
      ],
    },
  },
  {
    name: 'splitOn starts at most 100 runs where the runs at a time are limited',
    triggers: request({ splitOn: '@range(1, 101)', runtimeConfiguration: { concurrency: { runs: 5 } } }),
    actions: { A: compose(1) },
    expect: { runs: [] },
  },
  {
    name: 'a form is received with its fields',
    triggers: request({}),
    actions: { A: compose("@triggerFormDataValue('a')"), B: compose('@triggerBody()') },
    start: {
      trigger: 'manual',
      request: { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'a=1+2' },
    },
    expect: {
      runs: [
        {
          actions: {
            A: { outputs: '1 2' },
            B: {
              outputs: {
                '$content-type': 'application/x-www-form-urlencoded',
                $content: 'YT0xKzI=',
                $formdata: [{ key: 'a', value: '1 2' }],
              },
            },
          },
        },
      ],
    },
  },
  {
    name: 'a poll that fails starts nothing, and the next one comes by the recurrence',
    triggers: poll(),
    actions: { A: compose("@utcNow('HH:mm')") },
    start: { trigger: 'Poll', polls: 2 },
    http: [{ method: 'GET', uri: POLL, replies: [{ status: 404 }, { status: 200, body: {} }] }],
    expect: { runs: [{ actions: { A: { outputs: '00:05' } } }] },
  },
  {
    name: 'a poll goes to the last location',
    triggers: poll(),
    actions: { A: compose('@triggerBody()') },
    start: { trigger: 'Poll', polls: 2 },
    http: [
      { method: 'GET', uri: POLL, replies: [{ status: 202, headers: { Location: `${POLL}?since=1` } }] },
      { method: 'GET', uri: `${POLL}?since=1`, replies: [{ status: 200, body: 'found' }] },
    ],
    expect: { runs: [{ actions: { A: { outputs: 'found' } } }] },
  },
  {
    name: 'a poll that fails for a while does not forget the last location',
    triggers: poll({ inputs: { method: 'GET', uri: POLL, retryPolicy: { type: 'none' } } }),
    actions: { A: compose('@triggerBody()') },
    start: { trigger: 'Poll', polls: 3 },
    http: [
      { method: 'GET', uri: POLL, replies: [{ status: 202, headers: { Location: `${POLL}?since=1` } }] },
      { method: 'GET', uri: `${POLL}?since=1`, replies: [{ status: 503 }, { status: 200, body: 'found' }] },
    ],
    expect: { runs: [{ actions: { A: { outputs: 'found' } } }] },
  },
  {
    name: 'a location that is gone is forgotten, and the next poll begins anew',
    triggers: poll(),
    actions: { A: compose('@triggerBody()') },
    start: { trigger: 'Poll', polls: 3 },
    http: [
      {
        method: 'GET',
        uri: POLL,
        replies: [
          { status: 202, headers: { Location: `${POLL}?since=1` } },
          { status: 200, body: 'anew' },
        ],
      },
      { method: 'GET', uri: `${POLL}?since=1`, replies: [{ status: 410 }] },
    ],
    expect: { runs: [{ actions: { A: { outputs: 'anew' } } }] },
  },
  {
    name: 'a failing poll is retried by its policy',
    triggers: {
      Poll: {
        type: 'Http',
        inputs: { method: 'GET', uri: POLL, retryPolicy: { type: 'fixed', count: 1, interval: 'PT10S' } },
        recurrence: { frequency: 'Minute', interval: 5 },
      },
    },
    actions: { A: compose("@utcNow('HH:mm:ss')") },
    start: { trigger: 'Poll', polls: 1 },
    http: [{ method: 'GET', uri: POLL, replies: [{ status: 500 }, { status: 200 }] }],
    expect: { runs: [{ actions: { A: { outputs: '00:00:10' } } }], httpCallsTotal: 2 },
  },
  {
    name: 'a poll can be split',
    triggers: poll({ splitOn: "@triggerBody()['value']" }),
    actions: { A: compose('@triggerBody()') },
    start: { trigger: 'Poll', polls: 1 },
    http: [{ method: 'GET', uri: POLL, replies: [{ status: 200, body: { value: [1, 2] } }] }],
    expect: { runs: [{ actions: { A: { outputs: 1 } } }, { actions: { A: { outputs: 2 } } }] },
  },
  {
    name: 'one run at a time holds the others back',
    triggers: request({ splitOn: '@triggerBody()', runtimeConfiguration: { concurrency: { runs: 1 } } }),
    actions: {
      P: { type: 'Wait', inputs: { interval: { count: 10, unit: 'Second' } } },
      A: compose("@utcNow('ss')", after('P')),
    },
    body: [1, 2],
    expect: {
      runs: [{ actions: { A: { outputs: '10' } } }, { actions: { A: { outputs: '20' } }, durationSeconds: 10 }],
    },
  },
  {
    name: 'SingleInstance drops what comes due during a run',
    triggers: {
      R: { type: 'Recurrence', recurrence: { frequency: 'Minute', interval: 1 }, operationOptions: 'SingleInstance' },
    },
    actions: { P: { type: 'Wait', inputs: { interval: { count: 90, unit: 'Second' } } } },
    start: { trigger: 'R', times: 3 },
    expect: { runs: [{ status: 'Succeeded' }, { status: 'Succeeded' }] },
  },
])('$name', (scenario) => {
  expect(failuresOf(scenario)).toEqual([]);
});
