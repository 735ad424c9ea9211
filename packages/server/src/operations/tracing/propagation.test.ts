import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../../tools/testing/managed-server-of-tests.ts';

const managed = managedServerOfTests();

const given = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

async function deploy(name: string, actions: object): Promise<string> {
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: {
      ...actions,
      Answer: {
        type: 'Response',
        kind: 'Http',
        inputs: { statusCode: 200 },
        runAfter: Object.fromEntries(Object.keys(actions).map((action) => [action, ['Succeeded']])),
      },
    },
  };
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/${name}`;
  const saved = await managed.send('PUT', path, { body: { location: 'local', properties: { definition } } });
  expect(saved.status, JSON.stringify(saved.body)).toBeLessThan(300);
  return (await managed.send('POST', `${path}/triggers/manual/listCallbackUrl`)).body.value;
}

const ask = (headers: object = {}) => ({
  Ask: { type: 'Http', inputs: { method: 'GET', uri: `http://${managed.stub.host}/asked`, headers }, runAfter: {} },
});

async function received(url: string, headers: Record<string, string>): Promise<string | undefined> {
  managed.stub.seen.length = 0;
  expect((await fetch(url, { method: 'POST', headers })).status).toBe(200);
  return managed.stub.seen[0]?.headers['traceparent'] as string | undefined;
}

test('a caller’s trace goes on with what his run asks, as another span', async () => {
  const sent = await received(await deploy('asking', ask()), { traceparent: given });
  expect(sent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
  expect(sent).not.toBe(given);
});

test('a workflow that is called by another goes on with its trace', async () => {
  await deploy('called', ask());
  const id = `${managed.group}/providers/Microsoft.Logic/workflows/called`;
  const caller = await deploy('calling', {
    Call: { type: 'Workflow', inputs: { host: { workflow: { id }, triggerName: 'manual' } }, runAfter: {} },
  });
  expect(await received(caller, { traceparent: given })).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-/);
});

test('what a workflow sends itself stays, and without a caller’s trace nothing is sent', async () => {
  const own = given.replaceAll('a', 'b');
  expect(await received(await deploy('own', ask({ traceparent: own })), { traceparent: given })).toBe(own);
  expect(await received(await deploy('untraced', ask()), {})).toBeUndefined();
});
