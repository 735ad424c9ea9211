import { expect, test } from 'vitest';
import { after, compose, failuresOf, type Scenario } from '../testing/scenario.ts';

const URI = 'https://api.contoso.test/x';
const get = (more: object = {}, inputs: object = {}): object => ({
  type: 'Http',
  inputs: { method: 'GET', uri: URI, ...inputs },
  ...more,
});
const stub = (...replies: object[]): object => ({ method: 'GET', uri: URI, replies });

const scenarios: readonly (Scenario & { readonly name: string })[] = [
  {
    name: 'a reply is the outputs of the action',
    actions: { Get: get(), Out: compose("@body('Get')['v']", after('Get')) },
    http: [stub({ status: 200, headers: { 'X-A': '1' }, body: { v: 7 } })],
    expect: {
      runs: [
        {
          status: 'Succeeded',
          actions: {
            Get: {
              status: 'Succeeded',
              code: 'OK',
              outputs: { statusCode: 200, headers: { 'X-A': '1', 'Content-Type': 'application/json' }, body: { v: 7 } },
            },
            Out: { outputs: 7 },
          },
        },
      ],
      httpCallsTotal: 1,
    },
  },
  {
    name: 'a reply that is no JSON and no text is content',
    actions: {
      Get: get(),
      Name: compose("@xpath(xml(body('Get')), 'string(/a)')", after('Get')),
      Reply: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body: "@body('Get')" }, ...after('Get') },
    },
    http: [
      {
        method: 'GET',
        uri: URI,
        replies: [{ status: 200, headers: { 'Content-Type': 'application/xml' }, body: '<a>x</a>' }],
      },
    ],
    expect: {
      runs: [
        {
          actions: {
            Get: {
              outputs: {
                statusCode: 200,
                headers: { 'Content-Type': 'application/xml' },
                body: { '$content-type': 'application/xml', $content: 'PGE+eDwvYT4=' },
              },
            },
            Name: { outputs: 'x' },
          },
        },
      ],
      response: { status: 200, body: '<a>x</a>' },
    },
  },
  {
    name: 'queries and headers are encoded and filtered',
    actions: {
      Get: get(
        {},
        {
          queries: { q: 'a b&c', n: 3 },
          headers: { 'X-Key': 'k', Host: 'evil.test', 'Accept-Encoding': 'gzip', Accept: 'text/plain' },
        },
      ),
    },
    http: [{ method: 'GET', uri: `${URI}?q=a%20b%26c&n=3`, replies: [{ status: 200 }] }],
    expect: {
      runs: [{ status: 'Succeeded', actions: { Get: { outputs: { statusCode: 200, headers: {} } } } }],
      httpCalls: [
        { method: 'GET', uri: `${URI}?q=a%20b%26c&n=3`, count: 1, headers: { 'X-Key': 'k', Accept: 'text/plain' } },
      ],
    },
  },
  {
    name: 'an object body is sent as JSON',
    actions: { Post: get({}, { method: 'POST', body: { n: '@add(1, 1)' } }) },
    http: [{ method: 'POST', uri: URI, replies: [{ status: 201 }] }],
    expect: {
      runs: [{ status: 'Succeeded', actions: { Post: { code: 'Created' } } }],
      httpCalls: [
        {
          method: 'POST',
          uri: URI,
          count: 1,
          headers: { 'Content-Type': 'application/json; charset=utf-8' },
          body: { n: 2 },
        },
      ],
    },
  },
  {
    name: 'Retry-After replaces the wait of the policy',
    actions: { Get: get({}, { retryPolicy: { type: 'fixed', count: 2, interval: 'PT30S' } }) },
    http: [stub({ status: 429, headers: { 'Retry-After': '7' } }, { status: 200 })],
    expect: { runs: [{ status: 'Succeeded', durationSeconds: 7 }] },
  },
  {
    name: 'a 202 without a location is the result',
    actions: { Get: get() },
    http: [stub({ status: 202, body: { queued: true } })],
    expect: {
      runs: [{ status: 'Succeeded', durationSeconds: 0, actions: { Get: { code: 'Accepted' } } }],
      httpCallsTotal: 1,
    },
  },
  {
    name: 'DisableAsyncPattern takes the 202 as it is',
    actions: { Get: get({ operationOptions: 'DisableAsyncPattern' }) },
    http: [stub({ status: 202, headers: { Location: 'https://api.contoso.test/job' } })],
    expect: { runs: [{ status: 'Succeeded', actions: { Get: { code: 'Accepted' } } }], httpCallsTotal: 1 },
  },
  {
    name: 'a 202 without Retry-After is polled after 20 seconds, at a relative location too',
    actions: { Get: get() },
    http: [
      stub({ status: 202, headers: { Location: '/job?id=1' } }),
      { method: 'GET', uri: 'https://api.contoso.test/job?id=1', replies: [{ status: 202 }, { status: 200, body: 1 }] },
    ],
    expect: { runs: [{ status: 'Succeeded', durationSeconds: 40 }], httpCallsTotal: 3 },
  },
  {
    name: 'a poll that fails is retried',
    actions: { Get: get({}, { retryPolicy: { type: 'fixed', count: 1, interval: 'PT5S' } }) },
    http: [
      stub({ status: 202, headers: { Location: 'https://api.contoso.test/job', 'Retry-After': '1' } }),
      { method: 'GET', uri: 'https://api.contoso.test/job', replies: [{ status: 503 }, { status: 200 }] },
    ],
    expect: { runs: [{ status: 'Succeeded', durationSeconds: 6 }], httpCallsTotal: 3 },
  },
  {
    name: 'a reply later than two minutes is a failed attempt',
    actions: { Get: get({}, { retryPolicy: { type: 'none' } }) },
    http: [stub({ status: 200, latency: 'PT3M' })],
    expect: { runs: [{ status: 'Failed', durationSeconds: 120, actions: { Get: { status: 'Failed' } } }] },
  },
  {
    name: 'pages are followed until there are enough items',
    actions: {
      Get: get({ runtimeConfiguration: { paginationPolicy: { minimumItemCount: 3 } } }),
      Out: compose("@body('Get')", after('Get')),
    },
    http: [
      stub({ status: 200, body: { value: [1, 2], nextLink: `${URI}?page=2` } }),
      {
        method: 'GET',
        uri: `${URI}?page=2`,
        replies: [{ status: 200, body: { value: [3, 4], nextLink: `${URI}?page=3` } }],
      },
    ],
    expect: { runs: [{ actions: { Out: { outputs: { value: [1, 2, 3, 4] } } } }], httpCallsTotal: 2 },
  },
  {
    name: 'a static result is taken without a request',
    actions: { Get: get({ runtimeConfiguration: { staticResult: { name: 'R', staticResultOptions: 'Enabled' } } }) },
    staticResults: { R: { status: 'Succeeded', outputs: { statusCode: 'OK', body: { m: 1 } } } },
    expect: {
      runs: [{ status: 'Succeeded', actions: { Get: { code: 'OK', outputs: { statusCode: 'OK', body: { m: 1 } } } } }],
      httpCallsTotal: 0,
    },
  },
  {
    name: 'an address that is none fails the action',
    actions: { Get: get({}, { uri: "@concat('not', ' an address')" }) },
    expect: {
      runs: [{ status: 'Failed', actions: { Get: { code: 'BadRequest', error: { code: 'InvalidTemplate' } } } }],
    },
  },
  {
    name: 'a webhook finishes with its callback',
    actions: {
      Ask: {
        type: 'HttpWebhook',
        inputs: { subscribe: { method: 'POST', uri: URI, body: { to: '@{listCallbackUrl()}' } }, unsubscribe: {} },
      },
      Out: compose("@body('Ask')['answer']", after('Ask')),
    },
    http: [{ method: 'POST', uri: URI, replies: [{ status: 200 }] }],
    callbacks: [{ action: 'Ask', after: 'PT90S', request: { method: 'POST', headers: {}, body: { answer: 'yes' } } }],
    expect: {
      runs: [
        {
          status: 'Succeeded',
          durationSeconds: 90,
          actions: { Ask: { status: 'Succeeded', code: 'OK' }, Out: { outputs: 'yes' } },
        },
      ],
      httpCallsTotal: 1,
    },
  },
  {
    name: 'a webhook that times out unsubscribes, with its own record at hand',
    actions: {
      Ask: {
        type: 'HttpWebhook',
        limit: { timeout: 'PT1M' },
        inputs: {
          subscribe: { method: 'POST', uri: URI, body: {} },
          unsubscribe: {
            method: 'DELETE',
            uri: "@{concat('https://api.contoso.test/subscriptions/', action()['outputs']['body']['id'])}",
          },
        },
      },
    },
    http: [
      { method: 'POST', uri: URI, replies: [{ status: 201, body: { id: 's7' } }] },
      { method: 'DELETE', uri: 'https://api.contoso.test/subscriptions/s7', replies: [{ status: 200 }] },
    ],
    expect: {
      runs: [
        { status: 'Failed', durationSeconds: 60, actions: { Ask: { status: 'TimedOut', code: 'ActionTimedOut' } } },
      ],
      httpCalls: [{ method: 'DELETE', uri: 'https://api.contoso.test/subscriptions/s7', count: 1 }],
    },
  },
  {
    name: 'a script gives its value, one that throws fails',
    actions: {
      Good: { type: 'JavaScriptCode', inputs: { code: 'return 1;' } },
      Bad: { type: 'JavaScriptCode', inputs: { code: 'throw 1;' } },
    },
    expect: {
      runs: [{ status: 'Failed', actions: { Good: { outputs: { body: 'return 1;' } }, Bad: { status: 'Failed' } } }],
    },
  },
  {
    name: 'a connector is called through its connection',
    actions: {
      Get: {
        type: 'ApiConnection',
        inputs: {
          host: { connection: { name: "@parameters('$connections')['items']['connectionId']" } },
          method: 'get',
          path: "/items/@{encodeURIComponent('a b')}",
          queries: { top: 5 },
        },
      },
    },
    parameters: { $connections: { type: 'Object', defaultValue: {} } },
    values: { $connections: { value: { items: { connectionId: '/connections/items' } } } },
    apiConnections: [
      {
        connection: '/connections/items',
        method: 'get',
        path: '/items/a%20b',
        replies: [{ status: 200, body: { id: 9 } }],
      },
    ],
    expect: { runs: [{ status: 'Succeeded', actions: { Get: { status: 'Succeeded' } } }], httpCallsTotal: 0 },
  },
  {
    name: 'a connector call whose pages lie at absolute addresses',
    actions: {
      Get: {
        type: 'ApiConnection',
        inputs: {
          host: { connection: { name: '/connections/items' } },
          method: 'get',
          path: '/items',
        },
        runtimeConfiguration: { paginationPolicy: { minimumItemCount: 9 } },
      },
    },
    apiConnections: [
      {
        connection: '/connections/items',
        method: 'get',
        path: '/items',
        replies: [{ status: 200, body: { value: [1], nextLink: 'https://api.contoso.test/v1/items/2?size=1' } }],
      },
      {
        connection: '/connections/items',
        method: 'get',
        path: '/items/2',
        replies: [{ status: 200, body: { value: [2], nextLink: 'https://api.contoso.test/v1/last?page=3' } }],
      },
    ],
    http: [
      {
        method: 'GET',
        uri: 'https://api.contoso.test/v1/last?page=3',
        replies: [{ status: 200, body: { value: [3] } }],
      },
    ],
    expect: { runs: [{ status: 'Succeeded', actions: { Get: { status: 'Succeeded' } } }] },
  },
  {
    name: 'an address with a space',
    actions: { Get: { type: 'Http', inputs: { method: 'GET', uri: 'https://api.contoso.test/a b?q=c d' } } },
    http: [{ method: 'GET', uri: 'https://api.contoso.test/a%20b?q=c%20d', replies: [{ status: 200 }] }],
    expect: { httpCalls: [{ method: 'GET', uri: 'https://api.contoso.test/a%20b?q=c%20d', count: 1 }] },
  },
];

test.each(scenarios)('$name', (scenario) => {
  expect(failuresOf(scenario)).toEqual([]);
});

const call = {
  type: 'Workflow',
  inputs: { host: { triggerName: 'manual', workflow: { id: '/workflows/child' } }, body: { n: 1 } },
};
const reply = (statusCode: number, more: object = {}): object => ({
  type: 'Response',
  kind: 'Http',
  inputs: { statusCode, body: { n: 2 } },
  ...more,
});

test.each<Scenario & { readonly name: string }>([
  {
    name: 'a child that fails before its Response fails the caller, once',
    actions: { Call: call },
    children: { child: { Bad: compose('@div(1, 0)'), Reply: reply(200, after('Bad')) } },
    expect: {
      runs: [{ status: 'Failed', durationSeconds: 0, actions: { Call: { status: 'Failed', code: 'BadGateway' } } }],
    },
  },
  {
    name: 'a child without any Response lets the caller go on',
    actions: { Call: call },
    children: { child: { Work: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } } } },
    expect: {
      runs: [{ status: 'Succeeded', durationSeconds: 0, actions: { Call: { status: 'Succeeded', code: 'Accepted' } } }],
    },
  },
  {
    name: 'a status of 400 and above fails the caller',
    actions: { Call: call, Why: compose("@body('Call')['n']", after('Call', ['Failed'])) },
    children: { child: { Reply: reply(404) } },
    expect: {
      runs: [{ status: 'Succeeded', actions: { Call: { status: 'Failed', code: 'NotFound' }, Why: { outputs: 2 } } }],
    },
  },
])('$name', (scenario) => {
  expect(failuresOf(scenario)).toEqual([]);
});

test.each<Scenario & { readonly name: string }>([
  {
    name: 'a single request is not interrupted by the time limit of its action',
    actions: { Get: get({ limit: { timeout: 'PT10S' } }) },
    http: [stub({ status: 200, latency: 'PT30S' })],
    expect: { runs: [{ status: 'Succeeded', durationSeconds: 30 }] },
  },
  {
    name: 'the time limit of an action ends its retries',
    actions: {
      Get: get({ limit: { timeout: 'PT12S' } }, { retryPolicy: { type: 'fixed', count: 5, interval: 'PT5S' } }),
    },
    http: [stub({ status: 500 })],
    expect: {
      runs: [{ status: 'Failed', durationSeconds: 12, actions: { Get: { status: 'TimedOut' } } }],
      httpCallsTotal: 3,
    },
  },
  {
    name: 'an asynchronous child is polled until its Response',
    actions: { Call: call, Out: compose("@body('Call')['n']", after('Call')) },
    children: {
      child: {
        Pause: { type: 'Wait', inputs: { interval: { count: 20, unit: 'Second' } } },
        Reply: reply(200, { ...after('Pause'), operationOptions: 'Asynchronous' }),
      },
    },
    expect: {
      runs: [{ status: 'Succeeded', durationSeconds: 30, actions: { Out: { outputs: 2 } } }],
      httpCallsTotal: 0,
    },
  },
])('$name', (scenario) => {
  expect(failuresOf(scenario)).toEqual([]);
});
