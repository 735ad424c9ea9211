import { expect, test } from 'vitest';
import { parseResourceId, resourcePath } from './manage.ts';
import { toRefusal } from './send.ts';

test('keeps the code, message and diagnostics of the platform API', () => {
  const refusal = toRefusal(422, {
    error: {
      code: 'definition-invalid',
      message: 'The definition has 1 error.',
      diagnostics: [{ code: 'x', severity: 'error', message: 'no', place: { line: 3 } }],
    },
  });
  expect(refusal).toMatchObject({ code: 'definition-invalid', diagnostics: [{ code: 'x', place: { line: 3 } }] });
});

test('turns the details of the management API into diagnostics', () => {
  const refusal = toRefusal(400, {
    error: { code: 'InvalidTemplate', message: 'No.', details: [{ code: 'a', message: 'b', target: '/actions/x' }] },
  });
  expect(refusal.diagnostics).toEqual([
    { code: 'a', severity: 'error', message: 'b', place: { pointer: '/actions/x' } },
  ]);
});

test('says so when an answer gives no reason', () => {
  expect(toRefusal(502, '<html>').code).toBe('http-502');
});

test('reads back the resource id it wrote, whatever the casing of the words around the names', () => {
  const place = { subscription: 's', group: 'my group' };
  const path = resourcePath(place, 'Microsoft.Web', 'customApis', 'a(b)');
  expect(parseResourceId(path.replace('resourceGroups', 'resourcegroups'))).toEqual({ ...place, name: 'a(b)' });
  expect(parseResourceId('/subscriptions/s/providers/Microsoft.Web/locations/local')).toBeUndefined();
});
