import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runHolding } from '@tenon/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualTrigger, type RuntimeKit, startRuntimeKit } from '../../../../tools/testing/runtime-kit.ts';
import { makeTenant, saveWorkflow, type TestTenant } from '../../../../tools/testing/tenant.ts';
import type { Runtime } from '../runtime.ts';

let kit: RuntimeKit;
let other: TestTenant;
beforeAll(async () => {
  kit = await startRuntimeKit();
  other = await makeTenant(kit.database.store);
});
afterAll(() => kit.close());

const split = { manual: { ...manualTrigger.manual, splitOn: '@triggerBody()' } };
const items = (count: number) => Array.from({ length: count }, (_, index) => index);

function save(tenant: TestTenant, name: string, { triggers = manualTrigger, actions, location }: Saved) {
  const definition = { contentVersion: '1.0.0.0', triggers, actions };
  return saveWorkflow(kit.database.store, tenant, {
    name,
    definition,
    ...(location === undefined ? {} : { location }),
  });
}

interface Saved {
  readonly triggers?: object;
  readonly actions: object;
  readonly location?: string;
}

function fire(runtime: Runtime, { tenantId, workflowId }: { tenantId: string; workflowId: string }, body: unknown) {
  const outputs = { body } as Parameters<Runtime['fireRequestTrigger']>[0]['outputs'];
  return runtime.fireRequestTrigger({ tenantId, workflowId, triggerName: 'manual', outputs });
}

const nothing = () => undefined;
const deaf = { flushed: nothing, takenUp: nothing, recorded: nothing, left: nothing };

test('a run does not wait behind the backlog of another tenant', async () => {
  const compose = { Compose: { type: 'Compose', inputs: 1 } };
  const flood = await save(kit.tenant, 'flood', { triggers: split, actions: compose, location: 'west' });
  const single = await save(other, 'single', { actions: compose, location: 'west' });
  // Nobody serves their region yet, so all of them wait, and the single run is the last.
  await fire(kit.runtime, flood, items(2_000));
  await fire(kit.runtime, single, {});
  const west = await kit.anotherRuntime({ regions: ['west'], maxRuns: 100 });
  const counts = async () =>
    kit.database.store.system.query<{ all: number; before: number; single: number }>(
      `select count(*)::int as all, count(*) filter (where workflow_id = $2)::int as single,
         count(*) filter (where ended_at < (select ended_at from finished_runs where workflow_id = $2))::int as before
       from finished_runs where workflow_id in ($1, $2)`,
      [flood.workflowId, single.workflowId],
    );
  await expect.poll(async () => (await counts())[0]?.all).toBe(2_001);
  const [found] = await counts();
  expect(found?.single).toBe(1);
  expect(found?.before).toBeLessThan(1_000);
  await west.stop();
});

test('runs of another region are left to it, also by who accepts them', async () => {
  const actions = { Compose: { type: 'Compose', inputs: 1 } };
  const away = await save(kit.tenant, 'away', { triggers: split, actions, location: 'north' });
  const here = await save(kit.tenant, 'here', { triggers: split, actions });
  await fire(kit.runtime, away, items(20));
  await fire(kit.runtime, here, items(20));
  const finished = async ({ workflowId }: { readonly workflowId: string }) => {
    const text = 'select count(*)::int as count from finished_runs where workflow_id = $1';
    return (await kit.database.store.system.query<{ count: number }>(text, [workflowId]))[0]?.count;
  };
  await expect.poll(() => finished(here)).toBe(20);
  expect(await finished(away)).toBe(0);
  const north = await kit.anotherRuntime({ regions: ['north'] });
  await expect.poll(() => finished(away)).toBe(20);
  await north.stop();
});

test('a tenant with a weight has so many runs in each turn, and no more than it has room for', async () => {
  const compose = { Compose: { type: 'Compose', inputs: 1 } };
  const heavy = await save(kit.tenant, 'heavy', { triggers: split, actions: compose, location: 'south' });
  const light = await save(other, 'light', { triggers: split, actions: compose, location: 'south' });
  await fire(kit.runtime, heavy, items(40));
  await fire(kit.runtime, light, items(40));
  const weights = new Map([[kit.tenant.tenantId, 3]]);
  const nobody = 999_999;
  const take = async (limit: number, rooms: ReadonlyMap<string, number> = new Map()) => {
    const turns = { regions: ['south'], limit, roomEach: 100, rooms, weights };
    const taken = await runHolding(kit.database.store.system).takeTurns(nobody, turns);
    await kit.database.store.system.query('update live_runs set worker = null, wake_at = now() where worker = $1', [
      nobody,
    ]);
    const ofHeavy = taken.filter(({ tenantId }) => tenantId === kit.tenant.tenantId).length;
    return [ofHeavy, taken.length - ofHeavy];
  };
  // What somebody else looks at in the same moment is passed over, so all are put back and taken again.
  await expect.poll(() => take(20)).toEqual([15, 5]);
  await expect.poll(() => take(10, new Map([[kit.tenant.tenantId, 2]]))).toEqual([2, 8]);
});

test('a tenant that has its share is held back, call and wake-up, and others are not', async () => {
  const held: ServerResponse[] = [];
  const api = createServer((_, response) => void held.push(response));
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  const uri = `http://127.0.0.1:${(api.address() as AddressInfo).port}/`;
  const actions = { Call: { type: 'Http', inputs: { method: 'GET', uri } } };
  const slow = await save(kit.tenant, 'slow', { triggers: split, actions, location: 'east' });
  const quick = await save(other, 'quick', { actions: { Compose: { type: 'Compose', inputs: 1 } }, location: 'east' });
  const heldBack: string[] = [];
  const east = await kit.anotherRuntime({
    regions: ['east'],
    tenantLimits: { each: 90, byTenant: new Map([[kit.tenant.tenantId, 7]]) },
    observers: [{ ...deaf, heldBack: (what) => void heldBack.push(what) }],
  });
  await fire(east, slow, items(30));
  await expect.poll(() => heldBack).toContain('wake-up');
  await expect.poll(() => held.length).toBe(7);
  const quickRun = await fire(east, quick, {});
  expect(await kit.ended(quick, quickRun.runName)).toMatchObject({ status: 'Succeeded' });
  const direct = await save(kit.tenant, 'direct', { actions, location: 'east' });
  await expect(fire(east, direct, {})).rejects.toMatchObject({ code: 'too-many-runs' });
  expect([heldBack.includes('call'), held.length]).toEqual([true, 7]);
  const over = async () => {
    for (const response of held) response.end();
    const text = 'select count(*)::int as count from finished_runs where workflow_id = $1';
    return (await kit.database.store.system.query<{ count: number }>(text, [slow.workflowId]))[0]?.count;
  };
  await expect.poll(over).toBe(30);
  await east.stop();
  api.closeAllConnections();
  api.close();
});
