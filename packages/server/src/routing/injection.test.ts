import type { RouteContract } from '@tenon/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { over, respond, save, urlOf } from '../../../../tools/testing/run-workflows.ts';
import { platformRoutes } from '../routes/index.ts';

// T11: text that would act if it were joined to a query. T8: names that would act in a shell or a path.
const texts = [
  "' or '1'='1",
  "'; drop table workflows; --",
  "\\'; select pg_sleep(100); --",
  '1) union select token_hash from api_tokens --',
  '$1',
  '$$; delete from members; $$',
  '%',
  '_',
  '\\',
  '"',
  'a & | ! <-> :* (',
  "') or true; --",
  '{{7*7}}$\u007b7*7}<%= 7*7 %>#{7*7}',
  "@{concat('a', utcNow())}",
  '*)(uid=*))(|(uid=*',
  '[$ne]',
  '{"$gt": ""}',
  '/../../etc/passwd',
  '`touch /tmp/tenon-injected`',
  '$(touch /tmp/tenon-injected)',
  '; touch /tmp/tenon-injected',
  '\n\r\t',
  '\u0000',
  '\u202egnp.exe',
  '\ud800',
  'x'.repeat(3_000),
];

let managed: ManagedServer;
let whatStands: unknown;
beforeAll(async () => {
  managed = await startManagedServer();
  await save(managed, 'kept', { actions: respond('@triggerBody()') });
  whatStands = await counts();
});
afterAll(() => managed.close());

/** How many tables there are, and how many rows in those that the attacks name. */
async function counts(): Promise<unknown> {
  const session = await managed.store.session();
  const found = await session.query(
    `select (select count(*)::int from pg_class where relkind in ('r', 'p')) as tables,
            (select count(*)::int from members) as members, (select count(*)::int from api_tokens) as tokens,
            (select count(*)::int from workflows where name = 'kept') as workflows`,
  );
  await session.close();
  return found;
}

/** The ways to read whose address has something to write into. */
const readers = platformRoutes
  .map(({ contract }) => contract as RouteContract)
  .filter(({ method }) => method === 'GET')
  .map((route) => ({
    path: route.path,
    fields: Object.keys((route.query as { readonly shape?: object } | undefined)?.shape ?? {}),
    hasHoles: route.path.includes('{'),
  }))
  .filter(({ fields, hasHoles }) => fields.length > 0 || hasHoles);

test.each(readers)(
  'GET $path takes what stands in its address for text',
  async ({ path: template, fields, hasHoles }) => {
    for (const text of texts) {
      const encoded = encodeURIComponent(text.toWellFormed());
      const path = template.replace(/\{\w+\}/g, encoded);
      const queries = fields.map((field) => `${path}?${field}=${encoded}`);
      for (const address of hasHoles ? [path, ...queries] : queries) {
        const { status, body } = await managed.send('GET', `${managed.url}${address}`);
        expect(status, `${address}: ${JSON.stringify(body)}`).toBeLessThan(500);
      }
    }
  },
);

test('every query of the management API takes what stands in it for text', async () => {
  const logic = `${managed.group}/providers/Microsoft.Logic/workflows`;
  const web = `${managed.group}/providers/Microsoft.Web`;
  for (const text of texts) {
    const encoded = encodeURIComponent(text.toWellFormed());
    const quoted = encodeURIComponent(`'${text.toWellFormed().replaceAll("'", "''")}'`);
    for (const path of [
      `${logic}?api-version=2019-05-01&$filter=${encoded}`,
      `${logic}?api-version=2019-05-01&$skiptoken=${encoded}`,
      `${logic}?api-version=2019-05-01&$top=${encoded}`,
      `${logic}/kept/runs?api-version=2019-05-01&$filter=status eq ${quoted}`,
      `${logic}/kept/runs?api-version=2019-05-01&$filter=ClientTrackingId eq ${quoted}`,
      `${logic}/kept/runs?api-version=2019-05-01&$filter=contains(value, ${quoted})`,
      `${logic}/kept/runs?api-version=2019-05-01&$skiptoken=${encoded}`,
      `${logic}/kept/triggers/manual/histories?api-version=2019-05-01&$filter=${encoded}`,
      `${logic}/${encoded}?api-version=2019-05-01`,
      `${logic}/kept/runs/${encoded}/actions/${encoded}?api-version=2019-05-01`,
      `${web}/connections?api-version=2016-06-01&$filter=${encoded}`,
      `${web}/customApis/${encoded}?api-version=2016-06-01`,
      `${managed.subscription}/resourceGroups?api-version=2021-04-01&$filter=${encoded}`,
      `${managed.subscription}/resourceGroups/${encoded}?api-version=2021-04-01`,
    ]) {
      const { status, body } = await managed.send('GET', path.replaceAll(' ', '%20'));
      expect(status, `${path}: ${JSON.stringify(body)}`).toBeLessThan(500);
    }
  }
});

test('every name that can be given is stored and shown as it is, or refused', async () => {
  for (const text of texts) {
    const name = text.toWellFormed();
    for (const [path, body] of [
      [`${managed.group}/providers/Microsoft.Logic/workflows/${encodeURIComponent(name)}`, workflow('Step')],
      [`${managed.group}/providers/Microsoft.Logic/workflows/names`, workflow(name)],
      [
        `${managed.group}/providers/Microsoft.Web/customApis/${encodeURIComponent(name)}`,
        { location: 'local', properties: {} },
      ],
      [`${managed.subscription}/resourceGroups/${encodeURIComponent(name)}`, { location: 'local' }],
    ] as const) {
      const answer = await managed.send('PUT', path, { body });
      expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(500);
    }
    const { body } = await managed.send('PATCH', `${managed.url}/api/v1/me`, { body: { displayName: name } });
    if (body.displayName !== undefined) expect(body.displayName.trim()).toBe(name.trim());
  }
});

function workflow(action: string): object {
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: { [action]: { type: 'Compose', inputs: 1, runAfter: {} } },
  };
  return { location: 'local', properties: { definition } };
}

test('a run is found by marks of LIKE only where they stand in it', async () => {
  const runs: string[] = [];
  for (const body of ['plain', '100%', 'a_b', '\\']) {
    const answer = await fetch(await urlOf(managed, 'kept'), { method: 'POST', body });
    runs.push(answer.headers.get('x-ms-workflow-run-id') ?? '');
  }
  for (const run of runs) await over(managed, 'kept', run);
  const path = `${managed.group}/providers/Microsoft.Logic/workflows/kept/runs`;
  for (const [text, found] of [
    ['%', [runs[1]]],
    ['a_b', [runs[2]]],
    ['a%b', []],
  ] as const) {
    const filter = encodeURIComponent(`contains(value, '${text}')`);
    const { body } = await managed.send('GET', `${path}?api-version=2019-05-01&$filter=${filter}`);
    expect([text, body.value?.map((run: { name: string }) => run.name)]).toEqual([text, found]);
  }
});

test('nothing was taken away, added or made by all that', async () => {
  expect(await counts()).toEqual(whatStands);
});
