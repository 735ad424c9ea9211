import type { RunEvent } from '@tenon/run';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { makeTenant, saveWorkflow } from '../../../../tools/testing/tenant.ts';
import { descendingDigits } from '../descending-digits.ts';
import { encodeEvents } from '../runs/encode-events.ts';
import { flushRuns, type RunWrite } from '../runs/flush.ts';
import { runBodies } from '../runs/run-bodies.ts';
import { workflows } from '../workflows.ts';

type Owner = { readonly tenantId: string; readonly workflowId: string };

let database: FreshDatabase;
let workflow: Owner;
let other: Owner;
const opened: FreshDatabase[] = [];
beforeEach(async () => {
  database = await freshDatabase();
  opened.push(database);
  const tenant = await makeTenant(database.store);
  workflow = await saveWorkflow(database.store, tenant, { name: 'deleted', definition: {} });
  other = await saveWorkflow(database.store, tenant, { name: 'other', definition: {} });
});
afterAll(() => Promise.all(opened.map((each) => each.drop())));

const at = new Date();
const event: RunEvent = { kind: 'cancel-requested', at: '2026-01-01T00:00:00.0000000Z', by: 'x'.repeat(100) };
const never = new AbortController().signal;

/** Runs of a workflow, over at once unless they go on. */
function begin(
  owner: Owner,
  { count, first = 0, goOn = false }: { readonly count: number; readonly first?: number; readonly goOn?: boolean },
) {
  const writes = Array.from({ length: count }, (_, offset): RunWrite => {
    const index = first + offset;
    const runName = `${descendingDigits(at, index)}${String(index).padStart(13, '0')}${goOn ? 'G' : 'E'}${owner.workflowId.slice(0, 4)}`;
    const row = { ...owner, runName, version: '1', triggerName: 'manual', region: 'local', startedAt: at, worker: 1 };
    return {
      ...row,
      epoch: 1,
      begin: row,
      append: { sequence: 0, ...encodeEvents([event]) },
      ...(goOn ? {} : { end: { status: 'Succeeded', code: 'OK', endedAt: at } }),
    };
  });
  return flushRuns(database.store.system, writes).then(() => writes);
}

async function rows(table: string): Promise<number> {
  const [row] = await database.store.system.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return row?.count ?? 0;
}

const deleteIt = () =>
  database.store.inTenant(workflow.tenantId, (scope) => workflows(scope).delete(workflow.workflowId));

test('the history of a deleted workflow is removed in batches, and that of others stays', async () => {
  const begun = [...(await begin(workflow, { count: 1_200 })), ...(await begin(other, { count: 3 }))];
  for (const { tenantId, runName } of begun.slice(-5)) {
    await runBodies(database.store.system).append({ tenantId, runName, body: 'one' }, 0, Buffer.from('bytes'));
  }
  expect(await deleteIt()).toBe(true);
  expect(await rows('finished_runs')).toBe(1_203);
  expect(await database.store.removeDeleted(never)).toBe(1_200);
  expect([await rows('finished_runs'), await rows('run_journal'), await rows('run_bodies')]).toEqual([3, 3, 3]);
  expect(await database.store.removeDeleted(never)).toBe(0);
});

test('runs that go on are over with their workflow: whoever carries one out is refused, and nothing of it stays', async () => {
  const [going] = await begin(workflow, { count: 1, goOn: true });
  await deleteIt();
  expect(await rows('live_runs')).toBe(0);
  const { begin: _, ...write } = going as RunWrite;
  const append = { sequence: 1, ...encodeEvents([event]) };
  expect((await flushRuns(database.store.system, [{ ...write, append }])).held.size).toBe(0);
  // One that began while the workflow was being deleted goes too.
  await begin(workflow, { count: 2, first: 5, goOn: true });
  await database.store.removeDeleted(never);
  expect([await rows('live_runs'), await rows('finished_runs'), await rows('run_journal')]).toEqual([0, 0, 0]);
});

test('a removal that is told to stop goes on the next time, and the mark goes when nothing can come any more', async () => {
  await begin(workflow, { count: 10 });
  await deleteIt();
  expect(await database.store.removeDeleted(AbortSignal.abort())).toBe(0);
  expect(await rows('finished_runs')).toBe(10);
  await database.store.removeDeleted(never);
  expect([await rows('finished_runs'), await rows('deleted_workflows')]).toEqual([0, 1]);
  await database.store.system.query(`update deleted_workflows set deleted_at = now() - interval '1 hour'`);
  await database.store.removeDeleted(never);
  expect(await rows('deleted_workflows')).toBe(0);
});
