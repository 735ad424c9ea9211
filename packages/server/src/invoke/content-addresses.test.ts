import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../tools/testing/managed-server-of-tests.ts';
import { over, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

const managed = managedServerOfTests();

test('a page of another site reads a content by its link, and why it may not', async () => {
  await save(managed, 'linked', { actions: { Compose: { type: 'Compose', inputs: 'shown', runAfter: {} } } });
  const started = await fetch(await urlOf(managed, 'linked'), { method: 'POST' });
  const run = started.headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, 'linked', run);
  const { client, access } = managed;
  const action = await client.workflowRunActions.get(access.resourceGroup, 'linked', run, 'Compose');
  const link = action.outputsLink?.uri ?? '';
  const origin = { origin: 'https://designer.example' };
  const preflight = await fetch(link, {
    method: 'OPTIONS',
    headers: {
      ...origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'x-ms-client-request-id',
    },
  });
  const read = await fetch(link, { headers: origin });
  const refused = await fetch(`${link}x`, { headers: origin });
  expect([preflight.status, read.status, refused.status]).toEqual([204, 200, 401]);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('*');
  for (const answer of [preflight, read, refused]) expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await read.json()).toBe('shown');
});
