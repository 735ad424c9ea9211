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

test('containers nested 10,000 deep are refused in bounded time', () => {
  const text = `{"triggers": {"m": {"type": "Request"}}, "actions": ${'{"A": {"type": "Scope", "actions": '.repeat(490)}{}${'}}'.repeat(490)}}`;
  expect(compileDefinition(text).diagnostics.map(({ code }) => code)).toContain('limit-exceeded');
});
