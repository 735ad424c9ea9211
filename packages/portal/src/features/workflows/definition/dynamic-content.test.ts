import { expect, test } from 'vitest';
import { newDefinition } from './definition-object.ts';
import { dynamicContentFor } from './dynamic-content.ts';
import { addStep } from './steps.ts';

const request = {
  ...newDefinition,
  triggers: { manual: { type: 'Request', inputs: { method: 'GET', relativePath: '{height}/{width}' } } },
};

test('offers the parameters of the relative path first', () => {
  const [height, width] = dynamicContentFor(request, undefined);
  expect(height).toEqual({
    label: 'height',
    source: 'When an HTTP request is received',
    expression: "triggerOutputs()['relativePathParameters']['height']",
  });
  expect(width?.label).toBe('width');
});

test('offers the outputs of the steps before, not of those after', () => {
  const definition = addStep(addStep(request, 'First', { type: 'Http' }), "It's", { type: 'Compose' });
  const before = (name?: string) => dynamicContentFor(definition, name).map((content) => content.expression);
  expect(before('First')).not.toContain("body('First')");
  expect(before("It's")).toContain("body('First')");
  expect(before()).toContain("outputs('It''s')");
});

test('offers the properties of the request body when a schema says them', () => {
  const typed = {
    ...request,
    triggers: { manual: { type: 'Request', inputs: { schema: { properties: { size: { type: 'integer' } } } } } },
  };
  expect(dynamicContentFor(typed, undefined).map((content) => content.expression)).toContain("triggerBody()?['size']");
});
