import { randomBytes } from 'node:crypto';
import { createVault } from '@tenon/runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogueScene, certifiable, openCatalogueScene } from '../testing/catalogue-scene.ts';
import { asFiles, bareDefinition } from '../testing/print-framer.ts';

let scene: CatalogueScene;
let owner: CatalogueScene['owner'];
let reviewer: CatalogueScene['reviewer'];
let stranger: CatalogueScene['stranger'];
beforeAll(async () => {
  scene = await openCatalogueScene({ vault: createVault({ masterKey: randomBytes(32) }) });
  ({ owner, reviewer, stranger } = scene);
});
afterAll(() => scene.fresh.close());

const reason = 'Our reviewers agreed on it.';

async function putSettings(overrides: unknown, browser = owner) {
  const { revision } = (await browser.send('GET', '/api/v1/rule-settings')).body;
  return browser.send('PUT', '/api/v1/rule-settings', { overrides, revision });
}

async function audited(action: string) {
  const { entries } = (await owner.send('GET', '/api/v1/audit-entries')).body;
  return entries.filter((entry: { action: string }) => entry.action === action);
}

test('keeps what an organization changes about the rules, with who and why, apart from every other organization', async () => {
  const before = await owner.send('GET', '/api/v1/rule-settings');
  expect(before.body).toEqual({ overrides: {}, revision: 0, changedBy: null, changedAt: null });
  const rules = { 'operation-summary-required': { severity: 'off', reason } };
  const put = await putSettings({ profile: 'draft', rules });
  expect(put).toMatchObject({ status: 200, body: { overrides: { profile: 'draft', rules }, revision: 1 } });
  expect(put.body.changedBy).toMatchObject({ displayName: 'Ada' });
  const late = await owner.send('PUT', '/api/v1/rule-settings', { overrides: {}, revision: 0 });
  expect([late.status, late.body.error.code]).toEqual([409, 'changed-meanwhile']);
  expect((await stranger.send('GET', '/api/v1/rule-settings')).body.revision).toBe(0);
  expect((await putSettings({}, reviewer)).status).toBe(403);
  expect(await audited('rule-settings.changed')).toMatchObject([{ detail: { profile: 'draft', rules } }]);
  await putSettings({});
  expect((await audited('rule-settings.changed'))[0]).toMatchObject({
    detail: { profile: null, rules: { 'operation-summary-required': null } },
  });
});

test.each([
  {
    name: 'an override without a reason',
    rules: { 'tags-unique': { severity: 'off' } },
    code: 'override-reason-required',
  },
  { name: 'an unknown rule', rules: { nothing: { severity: 'off', reason } }, code: 'rule-unknown' },
  { name: 'a locked rule', rules: { 'json-syntax-valid': { severity: 'info', reason } }, code: 'rule-locked' },
])('refuses $name', async ({ rules, code }) => {
  const answer = await putSettings({ rules });
  expect([answer.status, answer.body.error.code]).toEqual([400, code]);
});

test('refuses suppressions among the settings: they belong to a connector', async () => {
  const suppressions = [{ rule: 'tags-unique', pointer: '', reason, author: 'Ada' }];
  const answer = await putSettings({ suppressions });
  expect(answer.body.error.code).toBe('suppression-invalid');
});

test('counts weaker rules for the organization, and not for the catalogue', async () => {
  const connectorId = await scene.savedConnector(owner, 'Weak', asFiles(bareDefinition));
  await putSettings({ rules: { 'operation-summary-required': { severity: 'off', reason } } });
  const rulesOf = async (judgedFor: string) => {
    const { body } = await owner.send('POST', `/api/v1/connectors/${connectorId}/validate`, { for: judgedFor });
    return { rules: body.findings.map(({ rule }: { rule: string }) => rule), setAside: body.setAside };
  };
  expect((await rulesOf('organization')).rules).not.toContain('operation-summary-required');
  const forCatalogue = await rulesOf('catalogue');
  expect(forCatalogue.rules).toContain('operation-summary-required');
  expect(forCatalogue.setAside).toMatchObject([{ rule: 'operation-summary-required', severity: 'off', reason }]);
  const nominated = await owner.send('POST', '/api/v1/nominations', {
    connectorId,
    declarations: {
      organization: 'C',
      ownership: 'owner',
      supportEmail: 's@c.example',
      scenario: 'S.',
      categories: ['Commerce'],
    },
  });
  expect(nominated.body.error.diagnostics).toContainEqual(
    expect.objectContaining({ code: 'operation-summary-required' }),
  );
  await putSettings({});
});

test('suppresses a finding of a connector with a reason, lists it apart, and counts it again when that is taken back', async () => {
  const connectorId = await scene.savedConnector(owner, 'Suppressed', asFiles(bareDefinition));
  const address = `/api/v1/connectors/${connectorId}`;
  const validate = async () => (await owner.send('POST', `${address}/validate`, { for: 'organization' })).body;
  const warning = (await validate()).findings.find(({ severity }: { severity: string }) => severity === 'warning');
  const { rule } = warning;
  const { pointer } = warning.place;
  const made = await owner.send('POST', `${address}/suppressions`, { rule, pointer, reason });
  expect(made).toMatchObject({ status: 201, body: { rule, pointer, reason, author: 'Ada' } });
  expect((await validate()).suppressed).toMatchObject([
    { rule, reason, author: 'Ada', role: 'publisher', suppressedAt: pointer },
  ]);
  const twice = await owner.send('POST', `${address}/suppressions`, { rule, pointer, reason });
  expect([twice.status, twice.body.error.code]).toEqual([409, 'already-suppressed']);
  const places = await owner.send('GET', `${address}/rules/${rule}/places`);
  expect(places.body.places.map(({ place }: { place: { pointer: string } }) => place.pointer)).not.toContain(pointer);
  const unknown = await owner.send('POST', `${address}/suppressions`, { rule: 'nothing', pointer, reason });
  expect([unknown.status, unknown.body.error.code]).toEqual([400, 'rule-unknown']);
  expect((await owner.send('POST', `${address}/suppressions`, { rule, pointer, reason: ' ' })).status).toBe(400);
  expect((await stranger.send('GET', `${address}/suppressions`)).status).toBe(404);
  expect((await reviewer.send('POST', `${address}/suppressions`, { rule, pointer: '', reason })).status).toBe(403);
  const { suppressions } = (await owner.send('GET', `${address}/suppressions`)).body;
  expect((await owner.send('DELETE', `${address}/suppressions/${suppressions[0].id}`)).status).toBe(204);
  expect((await owner.send('DELETE', `${address}/suppressions/${suppressions[0].id}`)).status).toBe(404);
  expect((await validate()).suppressed).toEqual([]);
  expect(await audited('finding.suppressed')).toMatchObject([{ detail: { rule, pointer, reason } }]);
  expect(await audited('finding.counted-again')).toMatchObject([{ detail: { rule, pointer } }]);
});

test('shows the places of a rule in parts', async () => {
  const properties = Object.fromEntries(Array.from({ length: 112 }, (_, at) => [`part${at}`, { type: 'string' }]));
  const definition = JSON.parse(bareDefinition);
  const [operation] = Object.values<{ get: { responses: unknown } }>(definition.paths);
  if (operation) operation.get.responses = { 200: { description: 'OK', schema: { type: 'object', properties } } };
  const connectorId = await scene.savedConnector(owner, 'Wide', asFiles(JSON.stringify(definition)));
  const address = `/api/v1/connectors/${connectorId}/rules/response-property-summary-required/places`;
  const first = (await owner.send('GET', `${address}?count=100`)).body;
  const rest = (await owner.send('GET', `${address}?from=100&count=100`)).body;
  expect([first.total, first.places.length, rest.places.length]).toEqual([112, 100, 12]);
  expect(rest.places.at(-1)).toMatchObject({
    fix: 'suggestion',
    place: { pointer: expect.stringMatching(/part111$/) },
  });
});

test('judges a nomination by the rules at its submission, and by what its reviewer suppresses', async () => {
  const connectorId = await scene.savedConnector(owner, 'Frozen', certifiable);
  const nomination = await scene.nominate(owner, connectorId);
  await scene.sign(owner, nomination);
  const address = `/api/v1/reviews/${nomination.id}`;
  const suppression = { rule: 'operation-summary-required', pointer: '', reason };
  const early = await reviewer.send('POST', `${address}/suppressions`, suppression);
  expect([early.status, early.body.error.code]).toEqual([409, 'nomination-step-not-allowed']);
  await reviewer.send('POST', `${address}/start`);
  // A stricter rule that comes later breaks the connector, and does not count for what was submitted before.
  const put = await putSettings({ reservedNames: ['Frozen'] });
  expect(put.status).toBe(200);
  const now = await owner.send('POST', `/api/v1/connectors/${connectorId}/validate`, {});
  expect(now.body.findings).toContainEqual(expect.objectContaining({ message: expect.stringContaining('Frozen') }));
  const made = await reviewer.send('POST', `${address}/suppressions`, suppression);
  expect(made.status).toBe(200);
  expect(JSON.stringify(made.body.report.findings)).not.toContain('Frozen');
  const gone = await reviewer.send('POST', `${address}/suppressions/take-back`, {
    rule: suppression.rule,
    pointer: '',
  });
  expect(gone.status).toBe(200);
  const again = await reviewer.send('POST', `${address}/suppressions/take-back`, {
    rule: suppression.rule,
    pointer: '',
  });
  expect(again.status).toBe(404);
  expect((await owner.send('POST', `${address}/suppressions`, suppression)).status).toBe(403);
  expect(await audited('nomination.finding-suppressed')).toMatchObject([{ detail: suppression }]);
  await putSettings({});
});
