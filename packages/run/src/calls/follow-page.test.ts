import { expect, test } from 'vitest';
import { failuresOf, type Scenario } from '../testing/scenario.ts';

const at = (path: string): string => `https://api.contoso.test/${path}`;
const pages = (path: string, ...replies: object[]): object => ({ method: 'GET', uri: at(path), replies });
const page = (value: readonly unknown[], next?: string): object => ({
  status: 200,
  body: { value, ...(next === undefined ? {} : { nextLink: at(next) }) },
});
const get = (minimumItemCount: number): object => ({
  Get: {
    type: 'Http',
    inputs: { method: 'GET', uri: at('a'), retryPolicy: { type: 'fixed', count: 1, interval: 'PT5S' } },
    runtimeConfiguration: { paginationPolicy: { minimumItemCount } },
  },
  Out: { type: 'Compose', inputs: "@body('Get')", runAfter: { Get: ['Succeeded', 'Failed'] } },
});
const gives = (body: unknown, httpCallsTotal: number): object => ({
  runs: [{ status: 'Succeeded', actions: { Out: { outputs: body } } }],
  httpCallsTotal,
});

test.each<Scenario & { readonly name: string }>([
  {
    name: 'whole pages until there are enough',
    actions: get(3),
    http: [pages('a', page([1, 2], 'b')), pages('b', page([3, 4], 'c'))],
    expect: gives({ value: [1, 2, 3, 4] }, 2),
  },
  {
    name: 'a first page that is enough, by its items alone',
    actions: get(2),
    http: [pages('a', page([1, 2], 'b'))],
    expect: gives({ value: [1, 2] }, 1),
  },
  {
    name: 'pages that lead back, each once',
    actions: get(100_000),
    http: [pages('a', page([1], 'b')), pages('b', page([2], 'c')), pages('c', page([3], 'b'))],
    expect: gives({ value: [1, 2, 3] }, 3),
  },
  {
    name: 'a page that leads to the first again',
    actions: get(9),
    http: [pages('a', page([1], 'b')), pages('b', page([2], 'a'))],
    expect: gives({ value: [1, 2] }, 2),
  },
  {
    name: 'a page that comes at the second attempt, without what the first brought',
    actions: get(9),
    http: [pages('a', page([1], 'b')), pages('b', { ...page([9]), status: 503 }, page([2]))],
    expect: gives({ value: [1, 2] }, 3),
  },
  {
    name: 'a page that fails, as it came',
    actions: get(9),
    http: [pages('a', page([1], 'b')), pages('b', { status: 404, body: 'gone' })],
    expect: gives('gone', 2),
  },
  {
    name: 'a reply that is no page, as it came',
    actions: get(9),
    http: [pages('a', { status: 200, body: 'text' })],
    expect: gives('text', 1),
  },
])('gives $name', (scenario) => {
  expect(failuresOf(scenario)).toEqual([]);
});
