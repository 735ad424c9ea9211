import pg from 'pg';
import { expect, test } from 'vitest';
import { managedServerOfTests } from '../../../../../tools/testing/managed-server-of-tests.ts';
import { over, save, urlOf } from '../../../../../tools/testing/run-workflows.ts';

const managed = managedServerOfTests();

const secured = { runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } } };

/** Every row of every table, the queue's too, as text. */
async function everythingStored(): Promise<string> {
  const client = new pg.Client({ connectionString: managed.store.connectionString });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await client.query<{ text: string }>(`select t::text as text from ${name} t`);
      texts.push(...rows.rows.map(({ text }) => text));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}

test('keeps secured inputs, outputs and parameters encrypted, and shows and finds them nowhere', async () => {
  const { stub, group, send } = managed;
  stub.answer = (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"reply": "canary-reply"}');
  };
  await save(
    managed,
    'secured',
    {
      parameters: { key: { type: 'SecureString' } },
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {}, ...secured } },
      actions: {
        Variable: {
          type: 'InitializeVariable',
          inputs: { variables: [{ name: 'v', type: 'string', value: '@triggerBody()' }] },
          runAfter: {},
        },
        Call: {
          type: 'Http',
          inputs: {
            method: 'POST',
            uri: `http://${stub.host}/`,
            headers: { 'x-key': "@parameters('key')" },
            body: "@variables('v')",
          },
          ...secured,
          runAfter: { Variable: ['Succeeded'] },
        },
        Loop: {
          type: 'Foreach',
          foreach: "@createArray(body('Call')['reply'])",
          actions: { Item: { type: 'Compose', inputs: '@item()', runAfter: {} } },
          runAfter: { Call: ['Succeeded'] },
        },
        Answer: {
          type: 'Response',
          kind: 'Http',
          inputs: { statusCode: 200, body: "@concat(variables('v'), body('Call')['reply'])" },
          runAfter: { Loop: ['Succeeded'] },
        },
      },
      outputs: { result: { type: 'SecureString', value: "@body('Call')['reply']" } },
    },
    { key: { value: 'canary-parameter' } },
  );
  const answer = await fetch(await urlOf(managed, 'secured'), {
    method: 'POST',
    headers: { 'content-type': 'text/plain', 'x-ms-client-tracking-id': 'plain' },
    body: `canary-body ${'x'.repeat(100_000)}`,
  });
  expect(await answer.text()).toContain('canary-reply');
  expect(stub.seen[0]).toMatchObject({ headers: { 'x-key': 'canary-parameter' } });
  const run = answer.headers.get('x-ms-workflow-run-id') ?? '';
  expect((await over(managed, 'secured', run)).status).toBe('Succeeded');

  const workflow = `${group}/providers/Microsoft.Logic/workflows/secured`;
  const again = await send('POST', `${workflow}/runs/${run}/resubmit`, {
    body: { actionsToResubmit: [{ name: 'Loop' }] },
  });
  const repeated = again.headers.get('x-ms-workflow-run-id') ?? '';
  expect((await over(managed, 'secured', repeated)).status).toBe('Succeeded');

  expect(await everythingStored()).not.toContain('canary');
  const shown = ['', '/actions', '/actions/Call/requestHistories', '/actions/Item/repetitions'];
  for (const part of shown) {
    const seen = await send('GET', `${workflow}/runs/${run}${part}`);
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.body)).not.toContain('canary');
    expect(JSON.stringify(seen.body)).not.toMatch(/"(inputs|outputs|body)Link":/);
  }
  const listed = await send('GET', `${workflow}/runs`);
  expect(listed.body.value[0].properties.trigger).toMatchObject({ secureData: { properties: ['outputs'] } });
  expect(JSON.stringify(listed.body)).not.toContain('outputsLink');
  const found = await send('GET', `${workflow}/runs?api-version=2019-05-01&$filter=contains(value, 'canary')`);
  expect(found.body.value).toEqual([]);
});

test('keeps nothing of what a secured trigger gave that was split, and no message in the clear', async () => {
  const { group, send } = managed;
  await save(managed, 'split', {
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {}, splitOn: '@triggerBody()', ...secured } },
    actions: { Item: { type: 'Compose', inputs: '@triggerBody()', runAfter: {} } },
  });
  const answer = await fetch(await urlOf(managed, 'split'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '["canary-1", "canary-2"]',
  });
  expect(answer.status).toBe(202);
  const runs = await send('GET', `${group}/providers/Microsoft.Logic/workflows/split/runs`);
  expect(runs.body.value).toHaveLength(2);
  for (const { name } of runs.body.value) await over(managed, 'split', name);
  expect(await everythingStored()).not.toContain('canary');
});
