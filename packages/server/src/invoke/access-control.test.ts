import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../tools/testing/managed-server-of-tests.ts';
import { over } from '../../../../tools/testing/run-workflows.ts';
import { checkCallerAddress } from './access-control.ts';

const managed = managedServerOfTests();

const definition = {
  contentVersion: '1.0.0.0',
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
  actions: { Compose: { type: 'Compose', inputs: 1, runAfter: {} } },
};

const pathOf = (name: string) => `${managed.group}/providers/Microsoft.Logic/workflows/${name}`;

function put(name: string, accessControl: object) {
  return managed.send('PUT', pathOf(name), { body: { location: 'local', properties: { definition, accessControl } } });
}

const only = (...addressRange: string[]) => ({
  allowedCallerIpAddresses: addressRange.map((range) => ({ addressRange: range })),
});

async function call(name: string): Promise<Response> {
  const { body } = await managed.send('POST', `${pathOf(name)}/triggers/manual/listCallbackUrl`);
  return fetch(body.value, { method: 'POST' });
}

test.each([
  { name: 'nothing said', triggers: {}, status: 202 },
  { name: 'its network', triggers: only('10.0.0.0/8', '127.0.0.0/8'), status: 202 },
  { name: 'a range around it', triggers: only('127.0.0.0-127.0.0.9'), status: 202 },
  { name: 'another network', triggers: only('10.0.0.0/8'), status: 403 },
  { name: 'nobody', triggers: only(), status: 403 },
])('with $name allowed, a signed call is answered $status', async ({ triggers, status }) => {
  expect((await put('guarded', { triggers })).status).toBeLessThan(300);
  const answer = await call('guarded');
  expect(answer.status).toBe(status);
  if (status === 403) expect((await answer.json()).error.code).toBe('AuthorizationFailed');
});

test('links to contents are held to ranges of their own', async () => {
  await put('closed', { contents: only('10.0.0.0/8') });
  const started = await call('closed');
  expect(started.status).toBe(202);
  const run = started.headers.get('x-ms-workflow-run-id') ?? '';
  await over(managed, 'closed', run);
  const { client, access } = managed;
  const action = await client.workflowRunActions.get(access.resourceGroup, 'closed', run, 'Compose');
  const link = action.outputsLink?.uri ?? '';
  expect((await fetch(link)).status).toBe(403);
  await put('closed', { contents: only('127.0.0.1') });
  expect((await fetch(link)).status).toBe(200);
});

test.each([
  { name: 'no address', accessControl: { triggers: only('everywhere') } },
  { name: 'too many bits', accessControl: { triggers: only('10.0.0.0/33') } },
  { name: 'a range that ends before it begins', accessControl: { contents: only('10.0.0.9-10.0.0.1') } },
  { name: 'two families', accessControl: { actions: only('10.0.0.1-::1') } },
  { name: 'a range that is no text', accessControl: { triggers: { allowedCallerIpAddresses: [{ addressRange: 5 }] } } },
  { name: 'management by addresses', accessControl: { workflowManagement: only('10.0.0.0/8') } },
])('an access control with $name is refused', async ({ accessControl }) => {
  const answer = await put('wrong', accessControl);
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InvalidRequestContent' } } });
});

test.each([
  { ip: '2001:db8::7', range: '2001:db8::/32', isIn: true },
  { ip: '2001:db9::7', range: '2001:db8::/32', isIn: false },
  { ip: '::ffff:10.1.2.3', range: '10.0.0.0/8', isIn: true },
  { ip: '10.1.2.3', range: '2001:db8::/32', isIn: false },
  { ip: undefined, range: '0.0.0.0/0', isIn: false },
])('$ip is in $range: $isIn', ({ ip, range, isIn }) => {
  const settings = JSON.stringify({ inside: { AccessControl: { actions: only(range) } }, beside: {} });
  const check = () => checkCallerAddress({ settings }, 'actions', ip);
  if (isIn) check();
  else expect(check).toThrow('not in the allowed');
  checkCallerAddress({ settings }, 'triggers', ip);
});
