import { expect, test } from 'vitest';
import { after, compose, failuresOf, type Scenario } from '../testing/scenario.ts';

const URI = 'https://api.contoso.test/x';
const get = (more: object = {}, inputs: object = {}): object => ({
  type: 'Http',
  inputs: { method: 'GET', uri: URI, ...inputs },
  ...more,
});
const stub = (...replies: object[]): object => ({ method: 'GET', uri: URI, replies });

test.each<Scenario & { readonly name: string }>([
  {
    name: 'basic authentication is sent, and its password is in no history',
    actions: {
      Get: get({}, { authentication: { type: 'Basic', username: 'ada', password: 'p4ss' } }),
      Out: compose("@actions('Get')['inputs']['authentication']['password']", after('Get')),
    },
    http: [stub({ status: 200 })],
    expect: {
      runs: [{ status: 'Succeeded', actions: { Out: { outputs: '*sanitized*' } } }],
      httpCalls: [{ method: 'GET', uri: URI, count: 1, headers: { Authorization: 'Basic YWRhOnA0c3M=' } }],
      historyMustNotContain: ['p4ss'],
    },
  },
  {
    name: 'outputs of the workflow that use secured data are not shown, whatever their type',
    actions: { Get: get({ runtimeConfiguration: { secureData: { properties: ['outputs'] } } }) },
    parameters: { key: { type: 'SecureString' } },
    values: { key: { value: 'k3y' } },
    outputs: {
      reply: { type: 'String', value: "@body('Get')" },
      key: { type: 'Object', value: { inside: "@{parameters('key')}" } },
      status: { type: 'Int', value: 1 },
    },
    http: [stub({ status: 200, body: 's3cr3t' })],
    expect: {
      runs: [{ status: 'Succeeded', outputs: { reply: 's3cr3t', key: { inside: 'k3y' }, status: 1 } }],
      historyMustNotContain: ['s3cr3t', 'k3y'],
    },
  },
  {
    name: 'a failure over secured data quotes none of it, and records of it are secured too',
    actions: {
      Secret: get({ runtimeConfiguration: { secureData: { properties: ['outputs'] } } }),
      Try: { type: 'Scope', actions: { Number: compose("@int(body('Secret'))") }, ...after('Secret') },
      Report: compose("@result('Try')", after('Try', ['Failed'])),
    },
    http: [stub({ status: 200, body: 's3cr3t' })],
    expect: {
      runs: [
        {
          status: 'Succeeded',
          actions: {
            Number: { status: 'Failed', error: { code: 'InvalidTemplate' } },
            Report: { historyHides: ['inputs', 'outputs'] },
          },
        },
      ],
      historyMustNotContain: ['s3cr3t'],
    },
  },
  {
    name: 'items of secured data are hidden in the loop over them',
    actions: {
      Secret: get({ runtimeConfiguration: { secureData: { properties: ['outputs'] } } }),
      Loop: {
        type: 'Foreach',
        foreach: "@body('Secret')",
        actions: { Use: compose("@items('Loop')") },
        ...after('Secret'),
      },
    },
    http: [stub({ status: 200, body: ['s3cr3t'] })],
    expect: {
      runs: [{ status: 'Succeeded', actions: { Use: { historyHides: ['inputs', 'outputs'] } } }],
      historyMustNotContain: ['s3cr3t'],
    },
  },
  {
    name: 'a name that is only known when the run gets there may be that of something secured',
    parameters: { key: { type: 'SecureString' } },
    values: { key: { value: 'k3y' } },
    actions: {
      Secret: get({ runtimeConfiguration: { secureData: { properties: ['outputs'] } } }),
      Init: {
        type: 'InitializeVariable',
        inputs: { variables: [{ name: 'v', type: 'String', value: "@parameters('key')" }] },
      },
      Parameter: compose("@parameters(concat('k', 'ey'))"),
      Variable: compose("@variables(concat('v'))", after('Init')),
      Body: compose("@body(concat('Sec', 'ret'))", after('Secret')),
      Result: compose("@result(concat('Try'))", after('Try')),
      Try: { type: 'Scope', actions: { Inner: compose("@body('Secret')") }, ...after('Secret') },
    },
    http: [stub({ status: 200, body: 's3cr3t' })],
    expect: { runs: [{ status: 'Succeeded' }], historyMustNotContain: ['s3cr3t', 'k3y'] },
  },
  {
    name: 'a name that is only known when the run gets there hides nothing where nothing is secured',
    actions: { A: compose('plain'), B: compose("@outputs(concat('A'))", after('A')) },
    outputs: { b: { type: 'String', value: "@outputs(concat('B'))" } },
    expect: { runs: [{ status: 'Succeeded', outputs: { b: 'plain' } }] },
  },
  {
    name: 'an address with a secret in its path is in no history of requests',
    parameters: { key: { type: 'SecureString' } },
    values: { key: { value: 'k3y' } },
    actions: { Get: get({}, { uri: "https://api.contoso.test/@{parameters('key')}/x" }) },
    http: [{ method: 'GET', uri: 'https://api.contoso.test/k3y/x', replies: [{ status: 404 }] }],
    expect: { runs: [{ actions: { Get: { code: 'NotFound' } } }], historyMustNotContain: ['k3y'] },
  },
  {
    name: 'what a Response or a Terminate cannot use is not quoted where it is secured',
    parameters: { key: { type: 'SecureString' } },
    values: { key: { value: 'k3y' } },
    actions: {
      Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: "@parameters('key')" } },
      End: { type: 'Terminate', inputs: { runStatus: "@parameters('key')" }, ...after('Answer', ['Failed']) },
    },
    expect: {
      runs: [{ status: 'Failed', actions: { Answer: { code: 'BadRequest' }, End: { code: 'BadRequest' } } }],
      historyMustNotContain: ['k3y'],
    },
  },
])('$name', (scenario) => {
  expect(failuresOf(scenario)).toEqual([]);
});
