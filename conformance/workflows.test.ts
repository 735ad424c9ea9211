import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createScriptSandbox } from '../packages/cli/src/script-sandbox.ts';
import { readValue } from '../packages/definition/src/index.ts';
import { simulateWorkflow } from '../packages/run/src/index.ts';
import { conformanceData } from './data.ts';

const folder = conformanceData('wdl/workflows');
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'));
const runScript = await createScriptSandbox();

test.skipIf(folder === undefined)('has workflow vectors', () => {
  expect(files.length).toBeGreaterThan(90);
});

test.each(files)('%s', (file) => {
  const source = readValue(readFileSync(join(folder ?? '', file), 'utf8'));
  expect(simulateWorkflow(source, { runScript }).failures).toEqual([]);
});
