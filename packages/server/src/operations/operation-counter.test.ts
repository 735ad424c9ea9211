import { operationCounts } from '@tenon/store';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CatalogueScene, certifiable, openCatalogueScene } from '../testing/catalogue-scene.ts';
import { quantileOf, stepOf } from './latency-steps.ts';
import { type OperationCounter, startOperationCounter } from './operation-counter.ts';

let scene: CatalogueScene;
let counter: OperationCounter;
beforeAll(async () => {
  scene = await openCatalogueScene();
  const { store, clock } = scene.fresh.parts;
  counter = startOperationCounter({ store, clock, log: pino({ level: 'silent' }), retentionDays: 90 });
});
afterAll(async () => {
  await counter.stop();
  await scene.fresh.close();
});

function call(connectorId: string, operationId: string, status: number | undefined, milliseconds: number) {
  counter.count({ connector: { kind: 'custom', connectorId }, operationId, status, milliseconds });
}

async function analytics(connectorId: string, days: number, browser = scene.owner) {
  return browser.send('GET', `/api/v1/connectors/${connectorId}/analytics?days=${days}`);
}

test('tells the publisher how his operations do, without gaps, and nobody else', async () => {
  const connectorId = await scene.savedConnector(scene.owner, 'Counted', certifiable);
  const empty = (await analytics(connectorId, 1)).body;
  expect(empty).toMatchObject({ every: 'hour', operations: [], total: { calls: 0, successRate: null, msP50: null } });
  expect(empty.series).toHaveLength(24);
  for (const ms of [40, 60, 90, 4000]) call(connectorId, 'GetQuote', 200, ms);
  call(connectorId, 'GetQuote', 429, 5);
  call(connectorId, 'GetQuote', 404, 30);
  call(connectorId, 'GetQuote', 503, 30);
  call(connectorId, 'GetQuote', undefined, 120_001);
  call(connectorId, 'ListOrders', 200, 10);
  await counter.write();
  // What another process counted within the hour is added.
  call(connectorId, 'ListOrders', 200, 10);
  await counter.write();
  const { body } = await analytics(connectorId, 1);
  const quote = {
    operationId: 'GetQuote',
    calls: 8,
    succeeded: 4,
    throttled: 1,
    clientFailures: 1,
    serverFailures: 1,
    unanswered: 1,
    successRate: 4 / 7,
  };
  expect(body.operations).toMatchObject([quote, { operationId: 'ListOrders', calls: 2, successRate: 1, msP95: 10 }]);
  expect(body.total).toMatchObject({ calls: 10, succeeded: 6 });
  expect(body.series.at(-1)).toMatchObject({ calls: 10 });
  expect(body.series.slice(0, -1).every(({ calls }: { calls: number }) => calls === 0)).toBe(true);
  expect((await analytics(connectorId, 28)).body).toMatchObject({ every: 'day', total: { calls: 10 } });
  expect((await analytics(connectorId, 1, scene.reviewer)).status).toBe(403);
  expect((await analytics(connectorId, 1, scene.stranger)).status).toBe(404);
});

test('counts calls of everybody who has it from the catalogue, and writes down of nobody that he called', async () => {
  const connectorId = await scene.savedConnector(scene.owner, 'Everywhere', certifiable);
  const nomination = await scene.nominate(scene.owner, connectorId);
  await scene.sign(scene.owner, nomination);
  await scene.publish(nomination.id);
  call(connectorId, 'GetQuote', 200, 10);
  const inCatalogue = { kind: 'catalogue', name: 'everywhere' } as const;
  counter.count({ connector: inCatalogue, operationId: 'GetQuote', status: 200, milliseconds: 10 });
  await counter.write();
  const { body } = await analytics(connectorId, 7);
  expect(body.operations).toMatchObject([{ operationId: 'GetQuote', calls: 2 }]);
  const columns = await scene.fresh.parts.store.system.query(
    `select column_name from information_schema.columns where table_name = 'operation_counts' and column_name like '%tenant%'`,
  );
  expect(columns).toEqual([]);
});

test('forgets counts that are older than the history is kept', async () => {
  const { store, clock } = scene.fresh.parts;
  const old = new Date(clock.now().getTime() - 91 * 24 * 3_600_000);
  const later = new Date(clock.now().getTime() - 2 * 24 * 3_600_000);
  const counts = { calls: 1, succeeded: 1, throttled: 0, clientFailures: 0, serverFailures: 0, unanswered: 0 };
  const hours = [old, later].map((hour) => ({ ...counts, subject: 's', operationId: 'o', hour, latencies: [1] }));
  await store.asSystem((scope) => operationCounts(scope).add(hours));
  const another = startOperationCounter({ store, clock, log: pino({ level: 'silent' }), retentionDays: 90 });
  await another.stop();
  expect(await operationCounts(store.system).list(['s'], new Date(0))).toMatchObject([{ hour: later }]);
});

test('keeps counts that could not be written, and writes them the next time', async () => {
  const { store, clock } = scene.fresh.parts;
  let isAway = true;
  const moody = {
    asSystem: ((work) => (isAway ? Promise.reject(new Error('away')) : store.asSystem(work))) as typeof store.asSystem,
  };
  const another = startOperationCounter({ store: moody, clock, log: pino({ level: 'silent' }), retentionDays: 90 });
  const one = {
    connector: { kind: 'catalogue', name: 'Moody' },
    operationId: 'o',
    status: 200,
    milliseconds: 1,
  } as const;
  another.count(one);
  const failing = another.write();
  another.count(one);
  await failing;
  another.count(one);
  isAway = false;
  await another.stop();
  expect(await operationCounts(store.system).list(['catalogue:moody'], new Date(0))).toMatchObject([
    { calls: 3, latencies: [3, ...Array(18).fill(0)] },
  ]);
});

test.each([
  { name: 'no calls', counts: [], share: 0.5, is: null },
  { name: 'one step', counts: [0, 4], share: 0.5, is: 8 },
  { name: 'two steps', counts: [2, 0, 2], share: 0.75, is: 15 },
])('finds a quantile of $name', ({ counts, share, is }) => {
  expect(quantileOf(counts, share)).toBe(is);
});

test('counts a duration in the step that ends with it', () => {
  expect([stepOf(0), stepOf(5), stepOf(6), stepOf(1e9)]).toEqual([0, 0, 1, 18]);
});
