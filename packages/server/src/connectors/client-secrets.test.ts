import { customApiSettings, storedSources } from '@tenon/store';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealStoredSecrets } from '../process/seal-stored-secrets.ts';
import { type ConnectorScene, openConnectorScene } from '../testing/connector-scene.ts';
import { bareDefinition } from '../testing/print-framer.ts';
import { digestFiles } from './read-files.ts';
import { takeClientSecrets } from './take-client-secrets.ts';

let fresh: ConnectorScene['fresh'];
let owner: ConnectorScene['owner'];
let place: ConnectorScene['place'];
beforeAll(async () => {
  ({ fresh, owner, place } = await openConnectorScene());
});
afterAll(() => fresh.close());

const canary = 'canary-of-a-client-secret';
const oauth = (secret: string) => ({
  type: 'oauthSetting',
  oAuthSettings: {
    identityProvider: 'oauth2',
    clientId: 'framer',
    ClientSecret: secret,
    customParameters: {
      authorizationUrl: { value: 'https://id.example/authorize' },
      tokenUrl: { value: 'https://id.example/token' },
    },
  },
});
const withParameters = JSON.stringify({ properties: { connectionParameters: { token: oauth(canary) } } });
const withSets = JSON.stringify({
  properties: {
    connectionParameterSets: {
      values: [
        { name: 'key', parameters: { api_key: { type: 'securestring' } } },
        { name: 'person', parameters: { token: oauth(canary) } },
      ],
    },
  },
});
const asPackage = (properties: string) => [
  { name: 'apiDefinition.swagger.json', content: bareDefinition },
  { name: 'apiProperties.json', content: properties },
];
const asArchive = (properties: string) => {
  const files = asPackage(properties).map(({ name, content }) => [`framer/${name}`, strToU8(content)]);
  const archive = zipSync(Object.fromEntries(files));
  return [{ name: 'framer.zip', content: Buffer.from(archive).toString('base64'), encoding: 'base64' }];
};

/** Everything that the database holds, as text, the files of connectors in clear. */
async function everythingStored(): Promise<string> {
  const { system } = fresh.parts.store;
  const tables = await system.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
       and has_table_privilege(c.oid, 'select')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await system.query<{ row: string }>(`select t::text as row from ${name} t`);
    parts.push(
      ...rows.map(({ row }) => row.replaceAll(/\\\\?x((?:[0-9a-f]{2}){8,})/g, (_, hex: string) => opened(hex))),
    );
  }
  return parts.join('\n');
}

/** Bytes as text, and what is in base64 inside of it as text too. */
function opened(hex: string): string {
  const text = Buffer.from(hex, 'hex').toString('utf8');
  return text.replaceAll(/[A-Za-z0-9+/]{20,}={0,2}/g, (base64) => Buffer.from(base64, 'base64').toString('utf8'));
}

test.each([
  { name: 'files', files: asPackage(withParameters) },
  { name: 'an archive', files: asArchive(withParameters) },
  { name: 'files with parameter sets', files: asPackage(withSets) },
  { name: 'an archive with parameter sets', files: asArchive(withSets) },
])(
  'a client secret in $name is sealed beside the connector, imported or put in place of another source',
  async ({ files }) => {
    const imported = await owner.send('POST', '/api/v1/connectors', { ...place, files });
    expect([imported.status, imported.body.signIn.hasClientSecret]).toEqual([201, true]);
    const other = await owner.send('POST', '/api/v1/connectors', { ...place, files: asPackage('{"properties": {}}') });
    expect(other.body.signIn.hasClientSecret).toBe(false);
    const replaced = await owner.send('PUT', `/api/v1/connectors/${other.body.id}/source`, { files });
    expect([replaced.status, replaced.body.signIn.hasClientSecret]).toEqual([200, true]);

    const stored = await everythingStored();
    expect(stored).toContain('https://id.example/token');
    expect(stored).not.toContain(canary);
  },
);

test('a recording of calls is kept as the definition that it became, without what it recorded', async () => {
  const curl = `curl https://api.example.com/orders -H 'Authorization: Bearer ${canary}'`;
  const imported = await owner.send('POST', '/api/v1/connectors', {
    ...place,
    files: [{ name: 'call.sh', content: curl }],
  });
  expect([imported.status, imported.body.security.kind]).toEqual([201, expect.any(String)]);
  expect(await everythingStored()).not.toContain(canary);
});

const taken = (properties: string) => {
  const { files, clientSecrets } = takeClientSecrets([{ name: 'apiProperties.json', bytes: Buffer.from(properties) }]);
  return { text: Buffer.from(files[0]?.bytes ?? []).toString(), clientSecrets };
};

test('what is written around a secret stays as it is written', () => {
  const written = (secret: string) => `{
    "properties": { "connectionParameters": { "token": { "oAuthSettings": {
        "clientId": "a",   "scopes": [ "b" ]${secret}
    } } } }
}`;
  expect(taken(written(', "clientSecret": "hush"'))).toEqual({ text: written(''), clientSecrets: { token: 'hush' } });
});

test('a name that is written with escapes is the same name', () => {
  const properties = '{"properties":{"connectionParameters":{"t":{"oAuthSettings":{"client\\u0053ecret":"hush"}}}}}';
  expect(taken(properties).clientSecrets).toEqual({ t: 'hush' });
});

test.each(['', '[[DUMMY]]', '<<secret>>', '{secret}', 'YOUR_CLIENT_SECRET', 'your-secret', '****'])(
  'what only holds the place of a secret stays: %s',
  (secret) => {
    const properties = JSON.stringify({
      properties: { connectionParameters: { t: { oAuthSettings: { clientSecret: secret } } } },
    });
    expect(taken(properties)).toEqual({ text: properties, clientSecrets: {} });
  },
);

test('a parameter or text that is only named like a secret stays', () => {
  const properties = JSON.stringify({
    properties: {
      connectionParameters: { clientSecret: { type: 'securestring', uiDefinition: { clientSecret: 'x' } } },
    },
  });
  expect(taken(properties)).toEqual({ text: properties, clientSecrets: {} });
});

test('a name that stands twice is taken each time, in the last of doubled settings too', () => {
  const properties =
    '{"properties":{"connectionParameters":{"t":{"oAuthSettings":{"clientSecret":"one","clientId":"a","clientSecret":"two"},"oAuthSettings":{"clientSecret":"three"}}}}}';
  const { text, clientSecrets } = taken(properties);
  expect(text).toBe(
    '{"properties":{"connectionParameters":{"t":{"oAuthSettings":{"clientId":"a"},"oAuthSettings":{}}}}}',
  );
  expect(clientSecrets).toEqual({ t: 'three' });
});

test('properties in YAML and in two bytes for each letter give their secrets as well', () => {
  const yaml = 'properties:\n  connectionParameters:\n    t:\n      oAuthSettings:\n        clientSecret: hush\n';
  const json = '{"properties":{"connectionParameters":{"t":{"oAuthSettings":{"clientSecret":"hush"}}}}}';
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(json, 'utf16le')]);
  for (const file of [
    { name: 'properties.yaml', bytes: Buffer.from(yaml) },
    { name: 'apiProperties.json', bytes: wide },
  ]) {
    const { files, clientSecrets } = takeClientSecrets([file]);
    expect(clientSecrets).toEqual({ t: 'hush' });
    expect(Buffer.from(files[0]?.bytes ?? []).toString()).not.toContain('hush');
  }
});

test('what was stored with a secret is cleaned at the next start, once, and a newer secret stays', async () => {
  const { store, vault, clock } = fresh.parts;
  const tenantId = (await owner.send('GET', '/api/v1/me')).body.tenant.id;
  const post = async (files: unknown) => (await owner.send('POST', '/api/v1/connectors', { ...place, files })).body.id;
  const [older, newer] = [await post(asPackage('{"properties": {}}')), await post(asPackage(withParameters))];
  const all = await store.asSystem((scope) => storedSources(scope).list());
  const stored = all.filter(({ connectorId }) => connectorId === older || connectorId === newer);
  const kept = 'canary-that-was-kept';
  const files = asArchive(withParameters.replace(canary, kept)).map(({ name, content }) => ({
    name,
    bytes: Buffer.from(content, 'base64'),
  }));
  const putBack = () =>
    store.asSystem(async (scope) => {
      for (const each of stored) await storedSources(scope).replace(each, { files, digest: digestFiles(files) });
    });
  const inFiles = async () =>
    store.asSystem(async (scope) => {
      const found = await Promise.all(stored.map((each) => storedSources(scope).files(each)));
      return found.map((each) => each.map(({ name }) => name).join());
    });
  await putBack();
  expect(await inFiles()).toEqual(['framer.zip', 'framer.zip']);
  await sealStoredSecrets(store, { vault, at: clock.now() });
  expect(new Set(await inFiles())).toEqual(new Set(['apiDefinition.swagger.json,apiProperties.json']));
  expect(await everythingStored()).not.toContain(kept);
  const reveal = (connectorId: string) =>
    store.inTenant(tenantId, async (scope) => {
      const { version = 0, sealed = '' } = (await customApiSettings(scope).find(connectorId)).secrets['token'] ?? {};
      return vault.open({ tenantId, recordId: connectorId, field: 'token', version }, sealed).reveal();
    });
  expect([await reveal(older), await reveal(newer)]).toEqual([kept, canary]);
  const shown = await owner.send('GET', `/api/v1/connectors/${older}`);
  expect([shown.status, shown.body.signIn.hasClientSecret]).toEqual([200, true]);
  await putBack();
  await sealStoredSecrets(store, { vault, at: clock.now() });
  expect(await inFiles()).toEqual(['framer.zip', 'framer.zip']);
});
