import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogueScene, certifiable, declarations, openCatalogueScene } from '../testing/catalogue-scene.ts';

let scene: CatalogueScene;
let connectorId: string;
let nominationId: string;
beforeAll(async () => {
  scene = await openCatalogueScene();
  connectorId = await scene.savedConnector(scene.owner, 'Framer', certifiable);
});
afterAll(() => scene.fresh.close());

const form = () => scene.owner.send('GET', `/api/v1/connectors/${connectorId}/nomination-form`);

test('the form of a connector that was never nominated starts empty', async () => {
  expect((await form()).body).toEqual({ previous: null, changes: null });
});

test('machine time and the time of people are shown apart, with the place in the queue', async () => {
  const { owner, reviewer, fresh } = scene;
  const nomination = await scene.nominate(owner, connectorId);
  nominationId = nomination.id;
  fresh.pass(30);
  await scene.sign(owner, nomination);
  const other = await scene.nominate(owner, await scene.savedConnector(owner, 'Second', certifiable));
  await scene.sign(owner, other);
  expect((await owner.send('GET', `/api/v1/nominations/${other.id}`)).body.waitingBefore).toBe(1);
  fresh.pass(90);
  await scene.publish(nominationId);
  const { times, waitingBefore } = (await owner.send('GET', `/api/v1/nominations/${nominationId}`)).body;
  expect(waitingBefore).toBeNull();
  expect(Math.round(times.publisherMs / 60_000)).toBe(30);
  expect(Math.round(times.reviewerMs / 60_000)).toBe(90);
  expect(times.machineMs).toBeLessThan(30 * 60_000);
  await reviewer.send('POST', `/api/v1/reviews/${other.id}/refuse`, { reason: 'Twice the same.' });
});

test('a new version goes through the same form, filled in, with what changed', async () => {
  const { owner, reviewer } = scene;
  const definition = (await owner.send('GET', `/api/v1/connectors/${connectorId}/definition`)).body;
  const text = definition.text.replaceAll('GetQuote', 'ReadQuote');
  expect((await owner.send('PUT', `/api/v1/connectors/${connectorId}/definition`, { text })).status).toBe(200);
  expect((await owner.send('POST', `/api/v1/connectors/${connectorId}/save`, {})).status).toBe(200);
  const { previous, changes } = (await form()).body;
  expect(previous).toMatchObject({ nominationId, versionNumber: 1, state: 'preview', declarations });
  expect(changes.bump).toBe('major');
  expect(changes.changes).toContainEqual(
    expect.objectContaining({ class: 'breaking', operationId: 'GetQuote', message: expect.stringMatching(/./) }),
  );
  const again = await owner.send('POST', '/api/v1/nominations', {
    connectorId,
    declarations: previous.declarations,
  });
  expect(again.status).toBe(201);
  const review = await reviewer.send('GET', `/api/v1/reviews/${again.body.id}`);
  expect(review.body.changes.bump).toBe('major');
  expect(review.body.operations).toContainEqual(expect.objectContaining({ operationId: 'ReadQuote' }));
  await owner.send('POST', `/api/v1/nominations/${again.body.id}/withdraw`, { reason: 'Not yet.' });
});

test('the publisher reads how much the connector is used, and nobody else does', async () => {
  const use = await scene.owner.send('GET', '/api/v1/catalogue/framer/use');
  expect(use.body).toEqual({
    tenants: 0,
    connections: 0,
    brokenConnections: 0,
    workflows: 0,
    runs: 0,
    failedRuns: 0,
    openQuestions: 0,
  });
  expect((await scene.stranger.send('GET', '/api/v1/catalogue/framer/use')).status).toBe(404);
});

test('the publisher asks the contact to remove Preview; it is declined with a reason, asked again and granted', async () => {
  const { owner, reviewer, stranger } = scene;
  const request = (reason: string, browser = owner) =>
    browser.send('POST', `/api/v1/nominations/${nominationId}/request-availability`, { reason });
  const review = (step: string, body: object) => reviewer.send('POST', `/api/v1/reviews/${nominationId}/${step}`, body);
  expect((await review('decline-availability', { reason: 'x' })).body.error.code).toBe('availability-not-requested');
  expect((await request('Mine?', stranger)).status).toBe(404);

  const asked = await request('Six quiet months.');
  expect(asked.body).toMatchObject({
    state: 'preview',
    availabilityRequest: { reason: 'Six quiet months.', by: { displayName: 'Ada' }, use: { connections: 0 } },
  });
  expect(asked.body.history.at(-1)).toMatchObject({ state: 'request-general-availability', note: 'Six quiet months.' });
  expect((await request('Again.')).body.error.code).toBe('availability-requested-already');
  expect((await reviewer.send('GET', '/api/v1/notices')).body.notices[0]).toMatchObject({
    title: 'Framer asks to leave Preview',
    link: `/reviews/${nominationId}`,
  });

  expect((await review('decline-availability', { reason: 'Nobody uses it yet.' })).body).toMatchObject({
    state: 'preview',
    availabilityRequest: null,
  });
  expect((await owner.send('GET', '/api/v1/notices')).body.notices[0]).toMatchObject({ body: 'Nobody uses it yet.' });
  await request('Now they do.');
  expect((await review('promote', {})).body).toMatchObject({ state: 'generally-available', availabilityRequest: null });
});
