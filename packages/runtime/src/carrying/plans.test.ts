import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { makeTenant, saveWorkflow } from '../../../../tools/testing/tenant.ts';
import { createPlans } from './plans.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const definition = (value: number) => ({
  contentVersion: '1.0.0.0',
  triggers: { manual: { type: 'Request', inputs: {} } },
  actions: { Only: { type: 'Compose', inputs: value } },
});

test('runs go on with the version that they started with, new ones get the current one', async () => {
  const plans = createPlans(database.store);
  const tenant = await makeTenant(database.store);
  const first = await saveWorkflow(database.store, tenant, { name: 'versions', definition: definition(1) });
  const started = await plans.current(first.workflowId);
  const second = await saveWorkflow(database.store, tenant, { name: 'versions', definition: definition(2) });
  expect(second.version < first.version).toBe(true);
  plans.forget(first.workflowId);
  expect((await plans.current(first.workflowId))?.version).toBe(second.version);
  const old = await plans.version(first.workflowId, first.version);
  expect(old?.plan).toBe(started?.plan);
  expect(await plans.version(first.workflowId, 'no such version')).toBeUndefined();
  expect(await plans.current(crypto.randomUUID())).toBeUndefined();
});
