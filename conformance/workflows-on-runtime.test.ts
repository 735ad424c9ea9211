import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readValue } from '../packages/definition/src/index.ts';
import { createVault } from '../packages/runtime/src/index.ts';
import { freshDatabase } from '../tools/testing/fresh-database.ts';
import { makeTenant } from '../tools/testing/tenant.ts';
import { conformanceData } from './data.ts';
import { type Ground, runOnRuntime } from './on-runtime/run-on-runtime.ts';

// The same vectors as on the virtual clock, on the real runtime: journal, queue, workers, HTTP through the egress room.

const folder = conformanceData('wdl/workflows');
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'));

let ground: Ground;
beforeAll(async () => {
  const database = await freshDatabase({ sealing: createVault({ masterKey: randomBytes(32) }) });
  ground = { database, tenant: await makeTenant(database.store) };
});
afterAll(() => ground.database.drop());

test.each(files)('%s on the real runtime', async (file) => {
  const source = readValue(readFileSync(join(folder ?? '', file), 'utf8'));
  expect(await runOnRuntime(source, ground)).toEqual([]);
});
