import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readValue } from '../value/read-value.ts';
import { compileDefinition } from './compile-definition.ts';

const names = fc.constantFrom(
  ...[
    'triggers',
    'actions',
    'inputs',
    'type',
    'runAfter',
    'A',
    'B',
    'foreach',
    'expression',
    'cases',
    'else',
    'limit',
    'variables',
  ],
  ...[
    'runtimeConfiguration',
    'recurrence',
    'parameters',
    'outputs',
    'value',
    'name',
    'retryPolicy',
    '__proto__',
    'constructor',
    'case',
  ],
);
const scalars = fc.oneof(
  fc.constantFrom<unknown>(
    'Compose',
    'Foreach',
    'If',
    'Switch',
    'Until',
    'Http',
    'Request',
    'Recurrence',
    'InitializeVariable',
  ),
  fc.constantFrom<unknown>("@outputs('A')", "@{variables('B')}", '@item()', '@concat(', 'PT1H', null, true, -1, 1e300),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const anyJson = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof({ maxDepth: 6 }, scalars, tie('object'), fc.array(tie('value'), { maxLength: 3 })),
  object: fc.dictionary(names, tie('value'), { maxKeys: 5 }),
}));

test('whatever the document, compiling reports and never throws', () => {
  fc.assert(
    fc.property(anyJson.object, (triggers) => {
      const text = JSON.stringify({ triggers, actions: triggers, parameters: triggers, outputs: triggers });
      expect(compileDefinition(text).diagnostics.length).toBeGreaterThanOrEqual(0);
      expect(compileDefinition(readValue(text)).diagnostics.length).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 400 },
  );
});

test('whatever the text, compiling reports and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(compileDefinition(text).diagnostics.length).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('names of the language of the host are names like others', () => {
  const inner =
    '"__proto__": {"type": "Compose", "inputs": "@outputs(\'constructor\')", "runAfter": {"constructor": ["Succeeded"]}}';
  const text = `{"triggers": {"toString": {"type": "Request"}}, "actions": {"constructor": {"type": "Compose", "inputs": 1}, ${inner}}}`;
  const { value, diagnostics } = compileDefinition(text);
  expect(diagnostics).toEqual([]);
  expect(value?.actions.map(({ name }) => name)).toEqual(['constructor', '__proto__']);
});

const usual = {
  parameters: { p: { type: 'String', defaultValue: 'a', allowedValues: ['a'] } },
  triggers: {
    manual: { type: 'Request', kind: 'Http', inputs: { method: 'GET', relativePath: '{a}' }, operationOptions: 'x' },
    R: {
      type: 'Recurrence',
      recurrence: {
        frequency: 'Month',
        interval: 1,
        startTime: '2024-01-01T00:00:00',
        timeZone: 'UTC',
        schedule: { hours: [1], minutes: [1], monthDays: [1], monthlyOccurrences: [{ day: 'Monday', occurrence: 1 }] },
      },
      runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 1 } },
    },
    S: { type: 'SlidingWindow', recurrence: { frequency: 'Day', interval: 1 }, inputs: { delay: 'PT1S' } },
  },
  actions: {
    I: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'Array', value: [] }] } },
    H: {
      type: 'Http',
      inputs: {
        method: 'GET',
        uri: 'https://a.test',
        headers: { a: 'b' },
        retryPolicy: { type: 'fixed', count: 1, interval: 'PT5S' },
      },
      runAfter: { I: ['Succeeded'] },
      limit: { timeout: 'PT1S' },
      runtimeConfiguration: {
        secureData: { properties: ['inputs'] },
        staticResult: { name: 's', staticResultOptions: 'Enabled' },
        paginationPolicy: { minimumItemCount: 1 },
        contentTransfer: { transferMode: 'Chunked' },
      },
      trackedProperties: { a: 1 },
    },
    U: { type: 'Until', expression: { equals: [1, 1] }, limit: { count: 1, timeout: 'PT1H' }, actions: {} },
    W: { type: 'Switch', expression: '@1', cases: { c: { case: 1, actions: {} } }, default: { actions: {} } },
    F: { type: 'Foreach', foreach: [], actions: {}, runtimeConfiguration: { concurrency: { repetitions: 1 } } },
    D: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Day' } } },
    T: { type: 'Table', inputs: { from: [], format: 'CSV', columns: [{ header: 'h', value: 1 }] } },
    A: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, headers: {} }, description: 'd' },
    E: { type: 'Expression', kind: 'AddToTime', inputs: { baseTime: 'x', interval: 1, timeUnit: 'Day' } },
    Z: { type: 'Terminate', inputs: { runStatus: 'Failed', runError: { code: 'c', message: 'm' } } },
  },
  outputs: { o: { type: 'Int', value: 1 } },
  staticResults: { s: { status: 'Succeeded', outputs: {} } },
};

test.each(pointersOf(usual))('an object that cannot become a text is reported at %s', (...path) => {
  const odd = structuredClone(usual);
  let holder: unknown = odd;
  for (const name of path.slice(0, -1)) holder = Reflect.get(Object(holder), name);
  Reflect.set(Object(holder), path.at(-1) ?? '', { toString: 1, valueOf: 1 });
  expect(compileDefinition(readValue(JSON.stringify(odd))).diagnostics.length).toBeGreaterThanOrEqual(0);
});

function pointersOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [[...path, name], ...pointersOf(inner, [...path, name])]);
}

test('containers nested 10,000 deep are refused in bounded time', () => {
  const text = `{"triggers": {"m": {"type": "Request"}}, "actions": ${'{"A": {"type": "Scope", "actions": '.repeat(490)}{}${'}}'.repeat(490)}}`;
  expect(compileDefinition(text).diagnostics.map(({ code }) => code)).toContain('limit-exceeded');
});
