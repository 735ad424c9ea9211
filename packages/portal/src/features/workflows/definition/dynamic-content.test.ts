import { expect, test } from 'vitest';
import { newDefinition } from './definition-object.ts';
import { dynamicContentFor } from './dynamic-content.ts';
import { topScope } from './scopes.ts';
import { insertStep } from './steps.ts';

const request = {
  ...newDefinition,
  triggers: { manual: { type: 'Request', inputs: { method: 'GET', relativePath: '{height}/{width}' } } },
};

test('offers the parameters of the relative path first', () => {
  const [height, width] = dynamicContentFor(request, topScope, undefined);
  expect(height).toEqual({
    label: 'height',
    source: 'When an HTTP request is received',
    expression: "triggerOutputs()['relativePathParameters']['height']",
  });
  expect(width?.label).toBe('width');
});

test('offers the outputs of the steps before, not of those after', () => {
  const first = insertStep(request, { scope: topScope, after: [], before: [] }, 'First', { type: 'Http' });
  const definition = insertStep(first, { scope: topScope, after: ['First'], before: [] }, "It's", { type: 'Compose' });
  const before = (name?: string) => dynamicContentFor(definition, topScope, name).map((content) => content.expression);
  expect(before('First')).not.toContain("body('First')");
  expect(before("It's")).toContain("body('First')");
  expect(before()).toContain("outputs('It''s')");
});

test('offers the properties of the request body when a schema says them', () => {
  const typed = {
    ...request,
    triggers: { manual: { type: 'Request', inputs: { schema: { properties: { size: { type: 'integer' } } } } } },
  };
  expect(dynamicContentFor(typed, topScope, undefined).map((content) => content.expression)).toContain(
    "triggerBody()?['size']",
  );
});

test('offers the item of the loops around a step, variables, parameters, and what ran before the loops', () => {
  const definition = {
    ...newDefinition,
    parameters: { $connections: {}, host: { type: 'String' } },
    actions: {
      Total: { type: 'InitializeVariable', inputs: { variables: [{ name: 'total', type: 'integer' }] } },
      Fetch: { type: 'Http', runAfter: { Total: ['Succeeded'] } },
      Each: {
        type: 'Foreach',
        foreach: "@body('Fetch')",
        runAfter: { Fetch: ['Succeeded'] },
        actions: { Check: { type: 'If', expression: {}, actions: { Inner: { type: 'Compose', inputs: '' } } } },
      },
    },
  };
  const scope = ['actions', 'Each', 'actions', 'Check', 'actions'];
  const offered = dynamicContentFor(definition, scope, 'Inner').map((content) => content.expression);
  expect(offered).toEqual(
    expect.arrayContaining(["items('Each')", "variables('total')", "parameters('host')", "body('Fetch')"]),
  );
  expect(offered).not.toContain("parameters('$connections')");
});

test('offers the members that a schema names of a parsed text', () => {
  const parse = { type: 'ParseJson', inputs: { content: '', schema: { properties: { price: { type: 'number' } } } } };
  const definition = insertStep(request, { scope: topScope, after: [], before: [] }, 'Parse', parse);
  expect(dynamicContentFor(definition, topScope, undefined).map(({ label }) => label)).toContain('price');
});

test('offers the members that an API says it gives, of the item too inside of a loop over its list', () => {
  const known = () => [
    { path: ['total'], label: 'Total' },
    { path: ['value'], label: 'Orders' },
    { path: ['value', '[]', 'id'], label: 'Order number' },
  ];
  const definition = {
    ...newDefinition,
    actions: {
      List: { type: 'ApiConnection' },
      Each: { type: 'Foreach', foreach: "@body('List')?['value']", runAfter: { List: [] }, actions: {} },
    },
  };
  const offered = dynamicContentFor(definition, ['actions', 'Each', 'actions'], undefined, known);
  const expressions = Object.fromEntries(offered.map(({ label, expression }) => [label, expression]));
  expect(expressions).toMatchObject({
    Total: "body('List')?['total']",
    Orders: "body('List')?['value']",
    'Order number': "items('Each')?['id']",
  });
});

test('offers the members of one event of a trigger that splits its list', () => {
  const triggers = { New_orders: { type: 'ApiConnection', splitOn: "@triggerBody()?['value']" } };
  const known = () => [{ path: ['value', '[]', 'id'], label: 'Order number' }];
  expect(dynamicContentFor({ ...newDefinition, triggers }, topScope, undefined, known)[0]).toEqual({
    label: 'Order number',
    source: 'Trigger: New orders',
    expression: "triggerBody()?['id']",
  });
});
