import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../../tools/testing/managed-server.ts';
import { collect } from '../../../../../tools/testing/run-workflows.ts';

let managed: ManagedServer;
let folder: string;
beforeAll(async () => {
  managed = await startManagedServer();
  folder = await mkdtemp(join(tmpdir(), 'deploy-cli-'));
});
afterAll(async () => {
  await managed.close();
  await rm(folder, { recursive: true });
});

function deploy(...args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const { url, access } = managed;
  const main = resolve(import.meta.dirname, '../../main.ts');
  const where = ['--subscription', access.subscriptionId, '--resource-group', access.resourceGroup];
  const env = { ...process.env, NO_COLOR: '1', TENON_URL: url, TENON_TOKEN: access.token };
  return new Promise((done) => {
    execFile(process.execPath, [main, 'workflow', 'deploy', ...args, ...where], { env }, (_, stdout, stderr) =>
      done({ stdout, stderr }),
    );
  });
}

const definition = {
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
  actions: {
    Order: { type: 'Xslt', inputs: { content: '@triggerBody()', integrationAccount: { map: { name: 'order' } } } },
    Check: {
      type: 'XmlValidation',
      inputs: { content: "@body('Order')", integrationAccount: { schema: { name: 'order.xsd' } } },
      runAfter: { Order: ['Succeeded'] },
    },
    Greet: {
      type: 'Liquid',
      kind: 'XmlToText',
      inputs: { content: "@body('Check')", integrationAccount: { map: { name: 'greet' } } },
      runAfter: { Check: ['Succeeded'] },
    },
    Answer: {
      type: 'Response',
      kind: 'Http',
      inputs: { statusCode: 200, body: "@body('Greet')" },
      runAfter: { Greet: ['Succeeded'] },
    },
  },
};
const files = {
  'Maps/order.xslt': `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
    <xsl:template match="/"><order><id><xsl:value-of select="/o/@nr"/></id></order></xsl:template></xsl:stylesheet>`,
  'Maps/greet.liquid': 'Order {{ content.order.id }}',
  'Schemas/order.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="order"><xs:complexType>
    <xs:sequence><xs:element name="id" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:schema>`,
};

test('a workflow is deployed with the maps and schemas of a folder, and uses them', async () => {
  for (const part of ['Maps', 'Schemas']) await mkdir(join(folder, 'Artifacts', part), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'Artifacts', name), text);
  const file = join(folder, 'order.json');
  await writeFile(file, JSON.stringify(definition));
  const { stdout } = await deploy(file, '--artifacts', join(folder, 'Artifacts'), '--json');
  const { triggerUrl } = JSON.parse(stdout);
  const call = { method: 'POST', body: '<o nr="7"/>', headers: { 'content-type': 'application/xml' } };
  expect(await (await fetch(triggerUrl, call)).text()).toBe('Order 7');
  const { client, access } = managed;
  expect(
    (await collect(client.integrationAccountMaps.list(access.resourceGroup, 'order'))).map((map) => map.name),
  ).toEqual(['greet.liquid', 'order.xslt']);
  const shared = await deploy(file, '--name', 'second', '--integration-account', 'order', '--json');
  expect(await (await fetch(JSON.parse(shared.stdout).triggerUrl, call)).text()).toBe('Order 7');
});

test('a folder without maps and schemas is refused', async () => {
  const file = join(folder, 'order.json');
  await writeFile(file, JSON.stringify(definition));
  const { stderr } = await deploy(file, '--artifacts', folder);
  expect(stderr).toContain('holds neither Maps nor Schemas');
});

test('a file that says nothing of callers leaves them as they are, and one that does changes them', async () => {
  const simple = { triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } }, actions: {} };
  const closed = { triggers: { sasAuthenticationPolicy: { state: 'Disabled' } } };
  const file = join(folder, 'guarded.json');
  const put = async (document: object) => {
    await writeFile(file, JSON.stringify(document));
    const { stdout, stderr } = await deploy(file, '--json');
    expect(stderr).toBe('');
    return new URL(JSON.parse(stdout).triggerUrl).searchParams.has('sig');
  };
  expect(await put(simple)).toBe(true);
  expect(await put({ properties: { definition: simple, accessControl: closed } })).toBe(false);
  expect(await put({ ...simple, actions: { Compose: { type: 'Compose', inputs: 1 } } })).toBe(false);
  expect(await put({ properties: { definition: simple } })).toBe(false);
  expect(await put({ properties: { definition: simple, AccessControl: {} } })).toBe(true);
});
