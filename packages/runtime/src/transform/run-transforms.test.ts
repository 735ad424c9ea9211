import { integrationAccounts } from '@tenon/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { makeTenant, saveWorkflow, type TestTenant } from '../../../../tools/testing/tenant.ts';
import { createTransforms, type Transforms } from './run-transforms.ts';

const effect = { path: 'A', request: 'r', idempotencyKey: 'r', purpose: 'script', attempt: 1 } as const;
const sheet = (body: string) =>
  `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">${body}</xsl:stylesheet>`;
const growing = (inside: string) =>
  `<xsl:template match="/"><xsl:call-template name="t"><xsl:with-param name="s" select="'${'a'.repeat(40)}'"/></xsl:call-template></xsl:template>
   <xsl:template name="t"><xsl:param name="s"/>${inside}</xsl:template>`;
const maps = {
  good: sheet('<xsl:template match="/"><b><xsl:value-of select="a"/></b></xsl:template>'),
  recursive: sheet(growing('<xsl:call-template name="t"/>')),
  memory: sheet(
    growing('<xsl:call-template name="t"><xsl:with-param name="s" select="concat($s, $s)"/></xsl:call-template>'),
  ),
  time: sheet(
    '<xsl:template match="/"><xsl:value-of select="count(//*[count(//*[count(//*[count(//*) = 1]) = 1]) = 1])"/></xsl:template>',
  ),
  file: sheet(`<xsl:template match="/"><o><xsl:copy-of select="document('/etc/hostname')"/></o></xsl:template>`),
  network: sheet(
    `<xsl:template match="/"><o><xsl:copy-of select="document('http://127.0.0.1:1/')"/></o></xsl:template>`,
  ),
  liquid: '{{ content.a }}',
};

let database: FreshDatabase;
let tenant: TestTenant;
let transforms: Transforms;
let run: { readonly tenantId: string; readonly workflowId: string };

beforeAll(async () => {
  database = await freshDatabase();
  tenant = await makeTenant(database.store);
  transforms = createTransforms(database.store);
  const workflow = await saveWorkflow(database.store, tenant, { name: 'w', definition: {} });
  run = { tenantId: tenant.tenantId, workflowId: workflow.workflowId };
  const { subscriptionId } = tenant;
  await database.store.inTenant(tenant.tenantId, async (scope) => {
    const address = { subscriptionId, resourceGroup: 'default', name: 'maps' };
    await integrationAccounts(scope).save(address, { region: 'local', tags: {}, at: new Date() });
    const account = await integrationAccounts(scope).find(address);
    for (const [name, content] of Object.entries(maps)) {
      const artifact = { kind: 'map', name, properties: '{}', content, at: new Date() } as const;
      await integrationAccounts(scope).putArtifact(account?.accountId ?? '', artifact);
    }
    const id = `/subscriptions/${subscriptionId}/resourceGroups/Default/providers/Microsoft.Logic/integrationAccounts/MAPS`;
    await scope.query('update workflows set settings = $2 where workflow_id = $1', [
      workflow.workflowId,
      JSON.stringify({ inside: { integrationAccount: { id } }, beside: {} }),
    ]);
  });
});
afterAll(async () => {
  await transforms.close();
  await database.drop();
});

const apply = (name: string, content = '<a>1</a>', timeoutMs = 10_000) =>
  transforms.run(
    {
      kind: 'transform-content',
      ...effect,
      artifact: { kind: 'map', name },
      transformation:
        name === 'liquid' ? { kind: 'liquid', content } : { kind: 'xslt', content, parameters: {}, output: 'xml' },
      timeoutMs,
    },
    run,
  );

const many = `<r>${'<e/>'.repeat(3_000)}</r>`;

test.each([
  { name: 'a map', map: 'good', outcome: { value: expect.stringContaining('<b>1</b>') } },
  { name: 'a template', map: 'liquid', content: '{"a":1}', outcome: { value: '1' } },
  {
    name: 'a map that is not there',
    map: 'nonesuch',
    outcome: { error: { code: 'IntegrationAccountArtifactNotFound' } },
  },
  { name: 'recursion without end', map: 'recursive', outcome: { error: { code: 'XsltFailed' } } },
  {
    name: 'a map that takes all the memory',
    map: 'memory',
    outcome: { error: { code: expect.stringMatching(/^(XsltFailed|TransformationFailed|TransformationTimeout)$/) } },
  },
  {
    name: 'a map that takes all the time',
    map: 'time',
    content: many,
    timeoutMs: 200,
    outcome: { error: { code: 'TransformationTimeout' } },
  },
  { name: 'a map that reads a file', map: 'file', outcome: { value: expect.stringContaining('<o/>') } },
  { name: 'a map that calls a host', map: 'network', outcome: { error: { code: expect.stringMatching(/Failed$/) } } },
  { name: 'a map after all of these', map: 'good', outcome: { value: expect.stringContaining('<b>1</b>') } },
])('$name comes to its end', async ({ map, content, timeoutMs, outcome }) => {
  expect(await apply(map, content, timeoutMs)).toMatchObject(outcome);
});

test('a workflow of another tenant, or without an account, has no maps', async () => {
  const other = await makeTenant(database.store);
  const stranger = await saveWorkflow(database.store, other, { name: 'w', definition: {} });
  const command = {
    kind: 'transform-content',
    ...effect,
    artifact: { kind: 'map', name: 'good' },
    transformation: { kind: 'liquid', content: '1' },
    timeoutMs: 1_000,
  } as const;
  for (const workflowId of [stranger.workflowId, run.workflowId]) {
    expect(await transforms.run(command, { tenantId: other.tenantId, workflowId })).toMatchObject({
      error: { code: 'IntegrationAccountNotFound' },
    });
  }
});
