import { expect, test } from 'vitest';
import { readValue } from '../value/read-value.ts';
import { compileDefinition } from './compile-definition.ts';

const request = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
const compose = (inputs: unknown, more: object = {}): object => ({ type: 'Compose', inputs, ...more });
const after = (...names: string[]): object => ({
  runAfter: Object.fromEntries(names.map((name) => [name, ['Succeeded']])),
});
const init = (name: string, type = 'Integer'): object => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type }] },
});
const loop = (actions: object, more: object = {}): object => ({
  type: 'Foreach',
  foreach: '@createArray(1)',
  actions,
  ...more,
});
const http = (inputs: object = {}): object => ({
  type: 'Http',
  inputs: { method: 'GET', uri: 'https://a.test', ...inputs },
});
const many = (count: number, make: (index: number) => object): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`A${index}`, make(index)]));

interface Case {
  readonly name: string;
  readonly actions?: object;
  readonly triggers?: object;
  readonly more?: object;
  readonly parameters?: Record<string, number | string>;
  /** `code at pointer`, in the order of the document. */
  readonly found: readonly string[];
}

function findingsOf({ actions = {}, triggers = request, more = {}, parameters }: Case): readonly string[] {
  const value = readValue(JSON.stringify({ triggers, actions, ...more }));
  const { diagnostics } = compileDefinition(value, parameters ? { parameters } : {});
  return diagnostics.map(({ code, place }) => `${code} at ${place?.pointer}`);
}

const accepted: readonly Case[] = [
  { name: 'an empty workflow', found: [] },
  {
    name: 'types, statuses and option names in any case',
    actions: { A: { type: 'COMPOSE', inputs: 1 }, B: compose(2, { runAfter: { a: ['SUCCEEDED'] } }) },
    found: [],
  },
  {
    name: 'reading what ran before, over others and inside containers',
    actions: {
      A: compose(1),
      S: { type: 'Scope', actions: { In: compose("@outputs('A')") }, ...after('A') },
      B: compose("@outputs('In')", after('S')),
    },
    found: [],
  },
  { name: 'a parameter with a value', more: { parameters: { p: { type: 'Int' } } }, parameters: { p: 1 }, found: [] },
  {
    name: 'the condition of an Until reading its children',
    actions: { L: { type: 'Until', expression: "@equals(outputs('In'), 1)", actions: { In: compose(1) } } },
    found: [],
  },
  {
    name: 'an asynchronous Response with splitOn',
    triggers: { manual: { type: 'Request', inputs: {}, splitOn: '@triggerBody()' } },
    actions: { R: { type: 'Response', inputs: { statusCode: 200 }, operationOptions: 'Asynchronous' } },
    found: [],
  },
];

const warned: readonly Case[] = [
  {
    name: 'chunked transfer',
    actions: { A: { ...http(), runtimeConfiguration: { contentTransfer: { transferMode: 'Chunked' } } } },
    found: [],
  },
];

const structure: readonly Case[] = [
  { name: 'an unknown member of the definition', more: { acions: {} }, found: ['unknown-member at /acions'] },
  { name: 'actions that are no object', actions: [], found: ['wrong-type at /actions'] },
  { name: 'no trigger', triggers: {}, found: ['no-trigger at /triggers'] },
  {
    name: 'an unknown trigger type',
    triggers: { t: { type: 'Recurence' } },
    found: ['unknown-type at /triggers/t/type'],
  },
  { name: 'an unknown action type', actions: { A: { type: 'Compos' } }, found: ['unknown-type at /actions/A/type'] },
  {
    name: 'a type for which there is no library',
    actions: { A: { type: 'FlatFileDecoding', inputs: {} } },
    found: ['unsupported-type at /actions/A/type'],
  },
  {
    name: 'maps and schemas, by the names of an integration account or of a project',
    actions: {
      L: { type: 'Liquid', kind: 'jsonToJson', inputs: { content: {}, integrationAccount: { map: { name: 'm' } } } },
      X: { type: 'Xslt', inputs: { content: '<a/>', map: { source: 'LogicApp', name: 'm.xslt' } } },
      V: { type: 'XmlValidation', inputs: { content: '<a/>', integrationAccount: { schema: { name: 's' } } } },
    },
    found: [],
  },
  {
    name: 'a Liquid action of no kind that there is',
    actions: { A: { type: 'Liquid', kind: 'JsonToXml', inputs: {} } },
    found: ['unknown-type at /actions/A/kind'],
  },
  {
    name: 'an action that names no map, or no schema',
    actions: {
      L: { type: 'Liquid', kind: 'JsonToText', inputs: { content: {} } },
      X: { type: 'Xslt', inputs: { content: '', integrationAccount: {} } },
      V: { type: 'XmlValidation', inputs: { content: '', integrationAccount: { schema: {} } } },
    },
    found: [
      'missing-member at /actions/L/inputs',
      'missing-member at /actions/X/inputs/integrationAccount',
      'missing-member at /actions/V/inputs/integrationAccount/schema',
    ],
  },
  { name: 'an action without a type', actions: { A: { inputs: 1 } }, found: ['missing-member at /actions/A'] },
  {
    name: 'an action without its inputs',
    actions: { A: { type: 'Http', inputs: { method: 'GET' } } },
    found: ['missing-member at /actions/A/inputs'],
  },
  {
    name: 'one name in two groups',
    actions: { A: compose(1), S: { type: 'Scope', actions: { a: compose(2) } } },
    found: ['duplicate-name at /actions/S/actions/a'],
  },
  { name: 'more than 500 actions', actions: many(501, () => compose(1)), found: ['limit-exceeded at /actions'] },
  {
    name: 'containers nested nine deep',
    actions: {
      A: Array.from({ length: 9 }).reduce<object>(
        (inner, _, index) => ({ type: 'Scope', actions: { [`S${index}`]: inner } }),
        compose(1),
      ),
    },
    found: [
      'limit-exceeded at /actions/A/actions/S8/actions/S7/actions/S6/actions/S5/actions/S4/actions/S3/actions/S2/actions/S1',
    ],
  },
  {
    name: 'a name of 81 characters',
    actions: { ['x'.repeat(81)]: compose(1) },
    found: [`limit-exceeded at /actions/${'x'.repeat(81)}`],
  },
];

const order: readonly Case[] = [
  {
    name: 'running after nobody',
    actions: { A: compose(1, after('B')) },
    found: ['invalid-run-after at /actions/A/runAfter/B'],
  },
  {
    name: 'running after itself',
    actions: { A: compose(1, after('A')) },
    found: ['invalid-run-after at /actions/A/runAfter/A'],
  },
  {
    name: 'running after an action of another group',
    actions: { S: { type: 'Scope', actions: { In: compose(1) } }, A: compose(1, after('In')) },
    found: ['invalid-run-after at /actions/A/runAfter/In'],
  },
  {
    name: 'a cycle, and what is behind it',
    actions: { A: compose(1, after('B')), B: compose(1, after('A')), C: compose(1, after('B')) },
    found: [
      'run-after-cycle at /actions/A/runAfter',
      'run-after-cycle at /actions/B/runAfter',
      'run-after-cycle at /actions/C/runAfter',
    ],
  },
  {
    name: 'an unknown status',
    actions: { A: compose(1), B: compose(1, { runAfter: { A: ['Done'] } }) },
    found: ['unknown-status at /actions/B/runAfter/A/0'],
  },
];

const references: readonly Case[] = [
  {
    name: 'an unknown action',
    actions: { A: compose("@outputs('Nope')") },
    found: ['unknown-action at /actions/A/inputs'],
  },
  {
    name: 'an action that is not before',
    actions: { A: compose("@outputs('B')"), B: compose(1) },
    found: ['action-not-before at /actions/A/inputs'],
  },
  {
    name: 'an action in a parallel branch',
    actions: { A: compose(1), B: compose("@outputs('C')", after('A')), C: compose(1, after('A')) },
    found: ['action-not-before at /actions/B/inputs'],
  },
  {
    name: 'result() of what holds no actions',
    actions: { A: compose(1), B: compose("@result('A')", after('A')) },
    found: ['not-a-container at /actions/B/inputs'],
  },
  {
    name: 'an unknown parameter',
    actions: { A: compose("@parameters('p')") },
    found: ['unknown-parameter at /actions/A/inputs'],
  },
  { name: 'item() outside of loops', actions: { A: compose('@item()') }, found: ['not-in-loop at /actions/A/inputs'] },
  {
    name: 'the items of a loop that is not around',
    actions: { L: loop({ In: compose("@items('L')") }), B: compose("@items('L')", after('L')) },
    found: ['not-in-loop at /actions/B/inputs'],
  },
  {
    name: 'listCallbackUrl() outside of subscriptions',
    actions: { A: compose('@listCallbackUrl()') },
    found: ['misplaced-function at /actions/A/inputs'],
  },
  {
    name: 'action() before the action has ended',
    actions: { A: compose('@action()') },
    found: ['misplaced-function at /actions/A/inputs'],
  },
  {
    name: 'a trigger that reads an action',
    triggers: { manual: { type: 'Request', inputs: {}, conditions: [{ expression: "@equals(outputs('A'), 1)" }] } },
    actions: { A: compose(1) },
    found: ['action-not-before at /triggers/manual/conditions/0/expression'],
  },
];

const variables: readonly Case[] = [
  {
    name: 'a variable that nobody initializes',
    actions: { A: compose("@variables('v')") },
    found: ['unknown-variable at /actions/A/inputs'],
  },
  {
    name: 'a variable that is not initialized before',
    actions: { I: init('v'), A: compose("@variables('v')") },
    found: ['variable-not-initialized at /actions/A/inputs'],
  },
  {
    name: 'a variable initialized twice',
    actions: { I: init('v'), J: { ...init('V'), ...after('I') } },
    found: ['duplicate-variable at /actions/J'],
  },
  {
    name: 'a variable initialized in a container',
    actions: { S: { type: 'Scope', actions: { I: init('v') } } },
    found: ['misplaced-action at /actions/S/actions/I'],
  },
  {
    name: 'counting text',
    actions: { I: init('v', 'String'), A: { type: 'IncrementVariable', inputs: { name: 'v' }, ...after('I') } },
    found: ['wrong-variable-type at /actions/A/inputs/name'],
  },
  {
    name: 'a variable set from itself',
    actions: {
      I: init('v'),
      A: { type: 'SetVariable', inputs: { name: 'v', value: "@add(variables('v'), 1)" }, ...after('I') },
    },
    found: ['self-reference at /actions/A/inputs/value'],
  },
];

const placement: readonly Case[] = [
  {
    name: 'a Response in a loop',
    actions: { L: loop({ R: { type: 'Response', inputs: { statusCode: 200 } } }) },
    found: ['misplaced-action at /actions/L/actions/R'],
  },
  {
    name: 'a Terminate in a loop',
    actions: { L: loop({ T: { type: 'Terminate', inputs: { runStatus: 'Failed' } } }) },
    found: ['misplaced-action at /actions/L/actions/T'],
  },
  {
    name: 'a Response without a Request trigger',
    triggers: { R: { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } } },
    actions: { A: { type: 'Response', inputs: { statusCode: 200 } } },
    found: ['misplaced-action at /actions/A'],
  },
  {
    name: 'a synchronous Response with splitOn',
    triggers: { manual: { type: 'Request', inputs: {}, splitOn: '@triggerBody()' } },
    actions: { A: { type: 'Response', inputs: { statusCode: 200 } } },
    found: ['misplaced-action at /triggers/manual/splitOn'],
  },
];

const values: readonly Case[] = [
  {
    name: 'a redirecting Response',
    actions: { A: { type: 'Response', inputs: { statusCode: 302 } } },
    found: ['invalid-value at /actions/A/inputs/statusCode'],
  },
  {
    name: 'more repetitions than 50',
    actions: { L: loop({}, { runtimeConfiguration: { concurrency: { repetitions: 51 } } }) },
    found: ['invalid-value at /actions/L/runtimeConfiguration/concurrency/repetitions'],
  },
  {
    name: 'more iterations than 5,000',
    actions: { L: { type: 'Until', expression: '@equals(1, 1)', limit: { count: 5001 }, actions: {} } },
    found: ['invalid-value at /actions/L/limit/count'],
  },
  {
    name: 'a time limit that is no duration',
    actions: { A: { ...http(), limit: { timeout: '10 minutes' } } },
    found: ['invalid-value at /actions/A/limit/timeout'],
  },
  {
    name: 'an unknown retry policy',
    actions: { A: http({ retryPolicy: { type: 'linear' } }) },
    found: ['invalid-value at /actions/A/inputs/retryPolicy/type'],
  },
  {
    name: 'a retry interval below five seconds',
    actions: { A: http({ retryPolicy: { type: 'fixed', count: 2, interval: 'PT1S' } }) },
    found: ['invalid-value at /actions/A/inputs/retryPolicy/interval'],
  },
  {
    name: 'cases of two types',
    actions: {
      S: {
        type: 'Switch',
        expression: '@json(1)',
        cases: { A: { case: 1, actions: {} }, B: { case: 'b', actions: {} } },
      },
    },
    found: ['wrong-type at /actions/S/cases/B/case'],
  },
  {
    name: 'a condition with two operators',
    actions: { C: { type: 'If', expression: { and: [], or: [] }, actions: {} } },
    found: ['invalid-condition at /actions/C/expression'],
  },
  {
    name: 'an unknown operator in a condition',
    actions: { C: { type: 'If', expression: { equal: [1, 2] }, actions: {} } },
    found: ['unknown-function at /actions/C/expression/equal'],
  },
  {
    name: 'an unknown static result',
    actions: {
      A: { ...http(), runtimeConfiguration: { staticResult: { name: 'R', staticResultOptions: 'Enabled' } } },
    },
    found: ['unknown-static-result at /actions/A/runtimeConfiguration/staticResult/name'],
  },
  {
    name: 'secured data that is none',
    actions: { A: compose(1, { runtimeConfiguration: { secureData: { properties: ['inputs', 'output'] } } }) },
    found: ['invalid-value at /actions/A/runtimeConfiguration/secureData/properties/1'],
  },
  {
    name: 'a parameter with neither value nor default',
    more: { parameters: { p: { type: 'Int' } } },
    found: ['missing-parameter at /parameters/p'],
  },
  {
    name: 'a value of the wrong type',
    more: { parameters: { p: { type: 'Int' } } },
    parameters: { p: 'x' },
    found: ['wrong-parameter-type at /parameters/p'],
  },
  {
    name: 'a value that is not allowed',
    more: { parameters: { p: { type: 'Int', allowedValues: [1] } } },
    parameters: { p: 2 },
    found: ['parameter-not-allowed at /parameters/p'],
  },
  { name: 'a value for a parameter that is not declared', parameters: { p: 2 }, found: ['unknown-parameter at '] },
];

test.each([...accepted])('accepts $name', (one) => {
  expect(findingsOf(one)).toEqual(one.found);
});

test.each([...warned])('warns of $name', (one) => {
  expect(findingsOf(one)).toEqual(one.found);
});

test.each([...structure, ...order, ...references, ...variables, ...placement, ...values])('refuses $name', (one) => {
  expect(findingsOf(one)).toEqual(one.found);
});
