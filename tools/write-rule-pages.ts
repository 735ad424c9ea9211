import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeRulePages } from '../packages/certification/src/documentation/write-rule-pages.ts';

const folder = resolve(import.meta.dirname, '../docs/rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { name, text } of writeRulePages()) writeFileSync(join(folder, name), text);
