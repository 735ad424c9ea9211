import { randomBytes } from 'node:crypto';
import { createVault } from '@tenon/runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type CatalogueScene,
  certifiable,
  declarations,
  openCatalogueScene,
  titled,
} from '../testing/catalogue-scene.ts';
import { asFiles, bareDefinition } from '../testing/print-framer.ts';

const tried: unknown[] = [];
const vault = createVault({ masterKey: randomBytes(32) });
const connectorCalls = {
  async testOperation({ operationId, connection }: { operationId: string; connection: unknown }) {
    tried.push([operationId, connection]);
    return {
      request: { method: 'GET', url: 'https://x', headers: {}, body: null },
      response: null,
      failure: null,
      logs: [],
    };
  },
} as never;

let scene: CatalogueScene;
let fresh: CatalogueScene['fresh'];
let owner: CatalogueScene['owner'];
let reviewer: CatalogueScene['reviewer'];
let stranger: CatalogueScene['stranger'];
beforeAll(async () => {
  scene = await openCatalogueScene({ vault, connectorCalls });
  ({ fresh, owner, reviewer, stranger } = scene);
});
afterAll(() => fresh.close());

test('refuses a version with findings and names places and remedies', async () => {
  const connectorId = await scene.savedConnector(owner, 'Bare', asFiles(bareDefinition));
  const answer = await owner.send('POST', '/api/v1/nominations', { connectorId, declarations });
  expect([answer.status, answer.body.error.code]).toEqual([422, 'nomination-has-findings']);
  const { diagnostics } = answer.body.error;
  expect(diagnostics.length).toBeGreaterThanOrEqual(10);
  expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'criterion-authentication' }));
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      code: 'operation-summary-required',
      place: expect.objectContaining({ line: expect.any(Number), column: expect.any(Number) }),
      remedy: expect.stringMatching(/./),
    }),
  );
  expect((await owner.send('GET', `/api/v1/nominations?connectorId=${connectorId}`)).body.nominations).toEqual([]);
});

test('validates without nominating', async () => {
  const connectorId = await scene.savedConnector(owner, 'Judged', certifiable);
  const answer = await owner.send('POST', `/api/v1/connectors/${connectorId}/validate`, {
    declarations: { ownership: 'none' },
  });
  expect(answer.body).toMatchObject({ verdict: 'fail', completeness: 1, profile: 'certification' });
  expect(answer.body.criteria).toContainEqual(
    expect.objectContaining({ id: 'ownership', level: 'required', met: false }),
  );
});

test('carries a connector from its nomination into the catalogue, where another tenant finds it', async () => {
  const connectorId = await scene.savedConnector(owner, 'PrintFramer', certifiable);
  const nomination = await scene.nominate(owner, connectorId);
  expect(nomination).toMatchObject({
    state: 'agreement-sent',
    report: { verdict: 'pass' },
    nextSteps: expect.arrayContaining(['sign', 'withdraw']),
    history: [{ state: 'draft', by: { displayName: 'Ada' } }, { state: 'nominated' }, { state: 'agreement-sent' }],
  });
  const twice = await owner.send('POST', '/api/v1/nominations', { connectorId, declarations });
  expect([twice.status, twice.body.error.code]).toEqual([409, 'nomination-open']);

  const other = await scene.sign(owner, { id: nomination.id, agreement: { hash: '0'.repeat(64) } });
  expect([other.status, other.body.error.code]).toEqual([409, 'agreement-changed']);
  const signed = await scene.sign(owner, nomination);
  expect(signed.body).toMatchObject({
    state: 'agreement-signed',
    agreement: {
      signature: { name: 'Ada Contoso', title: 'Owner', by: { displayName: 'Ada' }, hash: nomination.agreement.hash },
    },
  });
  expect((await reviewer.send('GET', '/api/v1/notices')).body.notices[0]).toMatchObject({
    kind: 'review',
    link: `/reviews/${nomination.id}`,
  });

  const own = await owner.send('POST', `/api/v1/reviews/${nomination.id}/start`);
  expect([own.status, own.body.error.code]).toEqual([403, 'gov-review-independent']);
  expect((await reviewer.send('GET', '/api/v1/reviews')).body.nominations).toMatchObject([{ id: nomination.id }]);
  const seen = await reviewer.send('GET', `/api/v1/reviews/${nomination.id}`);
  expect(JSON.parse(seen.body.definition.text)).toMatchObject({ swagger: '2.0' });
  expect((await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/start`)).body).toMatchObject({
    state: 'in-review',
    reviewer: { displayName: 'Rita' },
  });
  const early = await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/approve`, {});
  expect([early.status, early.body.error.code]).toEqual([409, 'checklist-open']);
  for (const { id } of seen.body.checklist) {
    await reviewer.send('PATCH', `/api/v1/reviews/${nomination.id}/checklist/${id}`, { done: true, note: 'seen' });
  }
  const approved = await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/approve`, { note: 'Fine.' });
  expect(approved.body.state).toBe('approved');
  const tooSoon = await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/publish`);
  expect([tooSoon.status, tooSoon.body.error.code]).toEqual([409, 'nomination-step-not-allowed']);
  expect((await stranger.send('GET', '/api/v1/catalogue')).body.connectors).toEqual([]);

  let staged = await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/stage`);
  while (staged.body.nextSteps.includes('stage')) {
    staged = await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/stage`);
  }
  expect(staged.body.rings.every(({ reachedAt }: { reachedAt: string | null }) => reachedAt !== null)).toBe(true);
  const published = await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/publish`);
  expect(published.body).toMatchObject({ state: 'preview', catalogueName: 'PrintFramer' });

  const found = await stranger.send('GET', '/api/v1/catalogue?search=pritn%20framer');
  expect(found.body.connectors).toMatchObject([{ name: 'PrintFramer', preview: true, publisher: 'Contoso Frames' }]);
  expect(found.body.categories).toEqual([{ name: 'Commerce', count: 1 }]);
  const entry = await fresh.browser().send('GET', '/api/v1/catalogue/PRINTFRAMER');
  expect(entry.body).toMatchObject({
    preview: true,
    security: { kind: 'apiKey', in: 'header' },
    subscriptionUrl: 'https://contoso.example/buy',
    operations: expect.arrayContaining([expect.objectContaining({ operationId: 'GetQuote' })]),
  });
  const session = (await stranger.send('GET', '/api/v1/me')).body;
  const offered = await stranger.send(
    'GET',
    `/api/v1/choosable-connectors?subscriptionId=${session.subscriptions[0].id}&region=local&scope=community`,
  );
  expect(offered.body.connectors).toMatchObject([
    {
      scope: 'community',
      preview: true,
      apiId: `/subscriptions/${session.subscriptions[0].id}/providers/Microsoft.Web/locations/local/managedApis/PrintFramer`,
    },
  ]);
  expect((await owner.send('GET', '/api/v1/notices')).body.notices[0]).toMatchObject({ kind: 'nomination' });

  const promoted = await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/promote`, {
    note: 'Six quiet months.',
  });
  expect(promoted.body.state).toBe('generally-available');
  expect((await stranger.send('GET', '/api/v1/catalogue')).body.connectors).toMatchObject([{ preview: false }]);
});

test('suspends, resumes and withdraws what is published', async () => {
  const nomination = await scene.nominate(owner, await scene.savedConnector(owner, 'Withdrawn', certifiable));
  await scene.sign(owner, nomination);
  await scene.publish(nomination.id);
  const entry = () => fresh.browser().send('GET', '/api/v1/catalogue/Withdrawn');
  expect((await entry()).status).toBe(200);
  await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/suspend`, { reason: 'The host is down.' });
  expect((await entry()).status).toBe(404);
  await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/resume`, { reason: 'The host is back.' });
  expect((await entry()).status).toBe(200);
  const withdrawn = await owner.send('POST', `/api/v1/nominations/${nomination.id}/withdraw`, { reason: 'Sold.' });
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', nextSteps: [] });
  expect((await entry()).status).toBe(404);
});

test('a refusal ends a nomination with a reason that the publisher reads, and leaves room for a new one', async () => {
  const connectorId = await scene.savedConnector(owner, 'Refused', certifiable);
  const nomination = await scene.nominate(owner, connectorId);
  await scene.sign(owner, nomination);
  const refused = await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/refuse`, { reason: 'It answers 500.' });
  expect(refused.body.state).toBe('refused');
  expect((await owner.send('GET', '/api/v1/notices')).body.notices[0]).toMatchObject({ body: 'It answers 500.' });
  expect((await scene.nominate(owner, connectorId)).id).not.toBe(nomination.id);
});

test('another tenant sees nothing of a nomination, and cannot take a published name', async () => {
  const nomination = await scene.nominate(owner, await scene.savedConnector(owner, 'Taken', certifiable));
  await scene.sign(owner, nomination);
  await scene.publish(nomination.id);
  expect((await stranger.send('GET', `/api/v1/nominations/${nomination.id}`)).status).toBe(404);
  expect((await stranger.send('POST', `/api/v1/nominations/${nomination.id}/withdraw`, { reason: 'x' })).status).toBe(
    404,
  );
  expect((await stranger.send('GET', `/api/v1/reviews/${nomination.id}`)).status).toBe(403);
  const connectorId = await scene.savedConnector(stranger, 'taken', certifiable);
  const answer = await stranger.send('POST', '/api/v1/nominations', { connectorId, declarations });
  expect([answer.status, answer.body.error.code]).toEqual([409, 'name-taken']);
});

test('a title of the catalogue is refused to another connector, an icon is told, and both are known before the nomination', async () => {
  const connectorId = await scene.savedConnector(stranger, 'Copied', titled('Taken'));
  const judged = await stranger.send('POST', `/api/v1/connectors/${connectorId}/validate`, {});
  const taken = expect.objectContaining({ code: 'info-title-unique', severity: 'error' });
  expect(judged.body.findings).toContainEqual(taken);
  expect(judged.body.findings).toContainEqual(expect.objectContaining({ code: 'icon-unique', severity: 'info' }));
  const answer = await stranger.send('POST', '/api/v1/nominations', { connectorId, declarations });
  expect(answer.status).toBe(422);
});

test('of two steps at once one is refused', async () => {
  const nomination = await scene.nominate(owner, await scene.savedConnector(owner, 'Hurried', certifiable));
  await scene.sign(owner, nomination);
  const answers = await Promise.all(
    [1, 2, 3].map(() => reviewer.send('POST', `/api/v1/reviews/${nomination.id}/start`)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('a reviewer tries operations with a test account that nobody can read, and that ends with the review', async () => {
  const nomination = await scene.nominate(owner, await scene.savedConnector(owner, 'Tried', certifiable));
  const give = (values: object) => owner.send('PUT', `/api/v1/nominations/${nomination.id}/test-account`, { values });
  expect((await give({ api_key: 'first' })).status).toBe(204);
  expect((await give({ api_key: 'canary-secret' })).status).toBe(204);
  await scene.sign(owner, nomination);
  const attempt = () =>
    reviewer.send('POST', `/api/v1/reviews/${nomination.id}/operations/GetQuote/test`, {
      values: { height: 1, width: 2 },
    });
  expect((await attempt()).body.error.code).toBe('nomination-step-not-allowed');
  const started = await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/start`);
  expect(started.body.hasTestAccount).toBe(true);
  expect((await attempt()).status).toBe(200);
  expect(tried).toEqual([['GetQuote', { api_key: 'canary-secret' }]]);
  for (const path of [`/api/v1/nominations/${nomination.id}`, '/api/v1/audit-entries?limit=200', '/api/v1/notices']) {
    expect(JSON.stringify((await owner.send('GET', path)).body)).not.toContain('canary-secret');
  }
  const kept = await fresh.parts.store.system.query<{ sealed: string }>('select sealed from test_accounts');
  expect(kept.some(({ sealed }) => sealed.includes('canary') || sealed.includes(btoa('canary-secret')))).toBe(false);
  const refused = await reviewer.send('POST', `/api/v1/reviews/${nomination.id}/refuse`, { reason: 'Too slow.' });
  expect(refused.body.hasTestAccount).toBe(false);
  expect(await fresh.parts.store.system.query('select from test_accounts')).toEqual([]);
  expect((await give({ api_key: 'late' })).body.error.code).toBe('nomination-step-not-allowed');
});
