import { expect, test } from 'vitest';
import { failuresOf, type Scenario } from './testing/scenario.ts';

// Data may have members named as those by which a language turns an object into a text.
const odd = '@json(\'{"toString": 1, "valueOf": 1}\')';
const get = (inputs: object, more: object = {}): object => ({
  type: 'Http',
  inputs: { method: 'GET', uri: 'https://api.contoso.test/x', ...inputs },
  ...more,
});
const stub = { method: 'GET', uri: 'https://api.contoso.test/x', replies: [{ status: 503 }] };
const wait = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Second' } } };

test.each<{ name: string; action: object }>([
  { name: 'a method', action: get({ method: odd }) },
  { name: 'a type of retry policies', action: get({ retryPolicy: { type: odd } }) },
  { name: 'a count of retries', action: get({ retryPolicy: { type: 'fixed', count: odd, interval: 'PT5S' } }) },
  { name: 'an interval of retries', action: get({ retryPolicy: { type: 'fixed', count: 1, interval: odd } }) },
  { name: 'a time limit', action: { ...wait, limit: { timeout: odd } } },
  {
    name: 'a time limit of a loop',
    action: { type: 'Until', expression: '@equals(1, 2)', limit: { timeout: odd }, actions: {} },
  },
  {
    name: 'a count of a loop',
    action: { type: 'Until', expression: '@equals(1, 2)', limit: { count: odd }, actions: {} },
  },
  {
    name: 'a type of a schema',
    action: { type: 'ParseJson', inputs: { content: 1, schema: { type: [{ toString: 1 }] } } },
  },
  { name: 'a unit', action: { type: 'Wait', inputs: { interval: { count: 1, unit: odd } } } },
  { name: 'a status of a run', action: { type: 'Terminate', inputs: { runStatus: odd } } },
  { name: 'a status of a Response', action: { type: 'Response', kind: 'Http', inputs: { statusCode: odd } } },
  {
    name: 'more iterations than a loop may have',
    action: { type: 'Until', expression: '@equals(1, 2)', limit: { count: '@add(5000, 1)' }, actions: {} },
  },
  {
    name: 'a shorter interval than retries may have',
    action: get({ retryPolicy: { type: 'fixed', count: 1, interval: "@concat('PT', '1S')" } }),
  },
])('$name that is none fails the action, and nothing else', ({ action }) => {
  const scenario: Scenario = {
    actions: { A: action, After: { type: 'Compose', inputs: 1, runAfter: { A: ['Failed'] } } },
    http: [stub],
    expect: { runs: [{ status: 'Succeeded', actions: { A: { status: 'Failed', code: 'BadRequest' } } }] },
  };
  expect(failuresOf(scenario)).toEqual([]);
});

test('credentials that are no texts are sent as the texts of what they are', () => {
  const scenario: Scenario = {
    actions: {
      A: get({ authentication: { type: 'Basic', username: odd, password: '@null' }, retryPolicy: { type: 'none' } }),
    },
    http: [stub],
    expect: {
      httpCalls: [
        { method: 'GET', uri: stub.uri, headers: { Authorization: `Basic ${btoa('{"toString":1,"valueOf":1}:')}` } },
      ],
    },
  };
  expect(failuresOf(scenario)).toEqual([]);
});
