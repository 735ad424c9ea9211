import { randomBytes } from 'node:crypto';
import { createVault } from '@tenon/runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogueScene, certifiable, declarations, openCatalogueScene } from '../testing/catalogue-scene.ts';

let scene: CatalogueScene;
let owner: CatalogueScene['owner'];
let reviewer: CatalogueScene['reviewer'];
let stranger: CatalogueScene['stranger'];
beforeAll(async () => {
  scene = await openCatalogueScene({ vault: createVault({ masterKey: randomBytes(32) }) });
  ({ owner, reviewer, stranger } = scene);
});
afterAll(() => scene.fresh.close());

const rule = 'response-property-summary-required';

/** A connector without errors, with 60 outputs that have no label. */
function wide() {
  return certifiable.map((file) => {
    if (!/swagger/i.test(file.name)) return file;
    const definition = JSON.parse(Buffer.from(file.content, 'base64').toString('utf8'));
    const properties = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`part${at}`, { type: 'string', description: 'A part of it.' }]),
    );
    definition.definitions = { ...definition.definitions, Wide: { type: 'object', properties } };
    const [item] = Object.values<{ get: { responses: Record<string, unknown> } }>(definition.paths);
    if (item) item.get.responses['200'] = { description: 'OK.', schema: { $ref: '#/definitions/Wide' } };
    return { ...file, content: Buffer.from(JSON.stringify(definition, null, 4)).toString('base64') };
  });
}

async function nominate(connectorId: string) {
  const { status, body } = await owner.send('POST', '/api/v1/nominations', { connectorId, declarations });
  expect(status).toBe(201);
  return body;
}

test('lists every place of a rule in a nominated version, for its publisher and its reviewer alone', async () => {
  const nomination = await nominate(await scene.savedConnector(owner, 'Wide', wide()));
  expect(nomination.report.totals).toContainEqual(expect.objectContaining({ rule, places: 60 }));
  const address = (kind: string) => `/api/v1/${kind}/${nomination.id}/rules/${rule}/places?from=50&count=100`;
  const own = await owner.send('GET', address('nominations'));
  expect(own.body).toMatchObject({ total: 60, places: { length: 10 } });
  expect(own.body.places.at(-1).place.pointer).toBe('/definitions/Wide/properties/part59');
  expect((await reviewer.send('GET', address('reviews'))).body).toEqual(own.body);
  expect((await stranger.send('GET', address('nominations'))).status).toBe(404);
  expect((await stranger.send('GET', address('reviews'))).status).toBe(403);
});

test('what a reviewer suppresses holds for the next nomination of the connector, and for that of no other', async () => {
  const connectorId = await scene.savedConnector(owner, 'Again', wide());
  const first = await nominate(connectorId);
  await scene.sign(owner, first);
  const review = `/api/v1/reviews/${first.id}`;
  await reviewer.send('POST', `${review}/start`);
  const suppression = { rule, pointer: '/definitions/Wide', reason: 'The parts are numbered.' };
  expect((await reviewer.send('POST', `${review}/suppressions`, suppression)).status).toBe(200);
  await reviewer.send('POST', `${review}/refuse`, { reason: 'It answers 500.' });
  const { report } = await nominate(connectorId);
  expect(report.findings.map((finding: { rule: string }) => finding.rule)).not.toContain(rule);
  expect(report.suppressed).toContainEqual(
    expect.objectContaining({ rule, reason: suppression.reason, role: 'reviewer' }),
  );
  const other = await nominate(await scene.savedConnector(owner, 'Other', wide()));
  expect(other.report.findings.map((finding: { rule: string }) => finding.rule)).toContain(rule);
});

test('tells which rules wait for something, and counts them as neither passed nor failed', async () => {
  const { report } = await nominate(await scene.savedConnector(owner, 'Waiting', certifiable));
  expect(report.notEvaluated).toContainEqual({
    rule: 'gov-operations-tested',
    reason: 'It is measured by calls through the running connector.',
  });
  expect(report.defects).toEqual([]);
});

test.each([
  {
    name: 'an API of the government, by whose owner nothing was granted, is never eligible',
    declared: { ...declarations, ownership: 'none' },
    expected: { eligible: 'never', changesNeeded: [], verdict: 'fail' },
  },
  {
    name: 'an availability of 95 % does not block',
    declared: { ...declarations, availabilityPercent: 95 },
    expected: { eligible: 'yes', changesNeeded: [], verdict: 'pass' },
  },
])('$name', async ({ declared, expected }) => {
  const connectorId = await scene.savedConnector(owner, `Quiz${expected.eligible}`, certifiable);
  const { body } = await owner.send('POST', `/api/v1/connectors/${connectorId}/validate`, { declarations: declared });
  expect(body).toMatchObject(expected);
  expect(body.criteria.find(({ id }: { id: string }) => id === 'availability').level).toBe('recommended');
});
