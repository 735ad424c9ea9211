import { expect, test } from 'vitest';
import { after, compose, failuresOf, type Scenario } from '../testing/scenario.ts';

const reply = (path: string, status: number): object => ({
  method: 'GET',
  uri: `https://api.contoso.test/${path}`,
  replies: [{ status, body: { from: path } }],
});
const get = {
  type: 'Http',
  inputs: { method: 'GET', uri: 'https://api.contoso.test/@{item()}', retryPolicy: { type: 'none' } },
};

test.each<Scenario & { readonly name: string }>([
  {
    name: 'after a loop, an iteration that failed or was skipped has no outputs, whatever it brought',
    actions: {
      Loop: {
        type: 'Foreach',
        foreach: ['good', 'bad'],
        actions: { Get: get, Next: compose('@item()', after('Get')) },
      },
      Out: compose(["@body('Get')", "@outputs('Get')?[1]", "@outputs('Next')"], after('Loop', ['Failed'])),
    },
    http: [reply('good', 200), reply('bad', 404)],
    expect: { runs: [{ actions: { Out: { outputs: [[{ from: 'good' }, null], null, ['good', null]] } } }] },
  },
  {
    name: 'within its iteration a failed action has its outputs, and so it has in result()',
    actions: {
      Loop: {
        type: 'Foreach',
        foreach: ['bad'],
        actions: { Get: get, Handle: compose("@body('Get')?['from']", after('Get', ['Failed'])) },
      },
      Out: compose(["@outputs('Handle')", "@result('Loop')[0]['outputs'][0]['outputs']['statusCode']"], after('Loop')),
    },
    http: [reply('bad', 404)],
    expect: { runs: [{ status: 'Succeeded', actions: { Out: { outputs: [['bad'], 404] } } }] },
  },
  {
    name: 'outside any loop a failed action keeps its outputs',
    actions: {
      Get: { ...get, inputs: { ...get.inputs, uri: 'https://api.contoso.test/bad' } },
      Out: compose("@body('Get')?['from']", after('Get', ['Failed'])),
    },
    http: [reply('bad', 404)],
    expect: { runs: [{ status: 'Succeeded', actions: { Out: { outputs: 'bad' } } }] },
  },
])('$name', (scenario) => {
  expect(failuresOf(scenario)).toEqual([]);
});
