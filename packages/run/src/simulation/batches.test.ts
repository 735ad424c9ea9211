import { readValue } from '@tenon/definition';
import { expect, test } from 'vitest';
import { simulateWorkflow } from './simulate-workflow.ts';

const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
const host = (id: string, triggerName: string) => ({
  triggerName,
  workflow: { id: `/subscriptions/s/workflows/${id}` },
});
const send = (partitionName: unknown = "@{items('Each')['to']}", batchName = 'orders') => ({
  Each: {
    type: 'Foreach',
    foreach: '@triggerBody()',
    operationOptions: 'Sequential',
    actions: {
      Send: {
        type: 'SendToBatch',
        inputs: { batchName, partitionName, content: "@items('Each')['n']", host: host('receiver', 'batch') },
      },
    },
  },
});
const uri =
  "https://seen.test/@{length(triggerBody()['items'])}/@{join(xpath(xml(json(concat('{\"r\":{\"n\":', string(triggerBody()['items'][0]['content']), '}}'))), '/r/n/text()'), '')}/@{triggerBody()['items'][0]?['partitionName']}";

function failuresOf({ criteria, body, actions = send(), seen }: Case): readonly string[] {
  const receiver = {
    triggers: {
      batch: { type: 'Batch', inputs: { mode: 'Inline', configurations: { orders: { releaseCriteria: criteria } } } },
    },
    actions: { Tell: { type: 'Http', inputs: { method: 'GET', uri } } },
  };
  const test = {
    id: 'batches',
    workflows: { main: { definition: { triggers, actions } }, receiver: { definition: receiver } },
    clock: '2024-01-01T00:00:00Z',
    start: { trigger: 'manual', request: { method: 'POST', body } },
    http: seen.map(([path]) => ({ method: 'GET', uri: `https://seen.test/${path}`, replies: [{ status: 200 }] })),
    expect: {
      runs: [{ status: 'Succeeded' }],
      httpCalls: seen.map(([path, count]) => ({ method: 'GET', uri: `https://seen.test/${path}`, count })),
      httpCallsTotal: seen.reduce((sum, [, count]) => sum + count, 0),
    },
  };
  const runScript = () => ({ value: null });
  return simulateWorkflow(readValue(JSON.stringify(test)), { runScript }).failures;
}

interface Case {
  readonly name?: string;
  readonly criteria: object;
  readonly body: readonly object[];
  readonly actions?: object;
  /** Paths that tell how many items came, the first one's content, and its partition; and how often each was called. */
  readonly seen: readonly (readonly [path: string, count: number])[];
}

const orders = (...list: readonly string[]) => list.map((to, index) => ({ to, n: index + 1 }));

test.each<Case & { readonly name: string }>([
  {
    name: 'as many as are wanted',
    criteria: { messageCount: 2 },
    body: orders('a', 'a', 'a', 'a', 'a'),
    seen: [
      ['2/1/a', 1],
      ['2/3/a', 1],
    ],
  },
  {
    name: 'each partition by itself',
    criteria: { messageCount: 2 },
    body: orders('a', 'b', 'b', 'a'),
    seen: [
      ['2/2/b', 1],
      ['2/1/a', 1],
    ],
  },
  { name: 'as large as is wanted', criteria: { batchSize: 250 }, body: orders('a', 'a', 'a'), seen: [['3/1/a', 1]] },
  {
    name: 'what has come when the recurrence is due',
    criteria: { messageCount: 100, recurrence: { frequency: 'Hour', interval: 1 } },
    body: orders('a', 'b', 'a'),
    seen: [
      ['2/1/a', 1],
      ['1/2/b', 1],
    ],
  },
  { name: 'nothing before that', criteria: { messageCount: 100 }, body: orders('a'), seen: [] },
])('a batch releases $name', (scene) => {
  expect(failuresOf(scene)).toEqual([]);
});

test('a message for a batch that nobody collects fails the test', () => {
  const failures = failuresOf({
    criteria: { messageCount: 1 },
    body: orders('a'),
    actions: send('a', 'other'),
    seen: [],
  });
  expect(failures).toContain("The test has no workflow 'receiver' with a batch trigger 'batch' that collects 'other'.");
});
